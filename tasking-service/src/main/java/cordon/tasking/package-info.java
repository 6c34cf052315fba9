/** The tasking service: what is asked of whom, and how far it is. */
@NullMarked
package cordon.tasking;

import org.jspecify.annotations.NullMarked;
