/** State tables: which move leads from which state to which, and what may be refused. */
@NullMarked
package cordon.platform.state;

import org.jspecify.annotations.NullMarked;
