/** The whole path, as a new user walks it. */
@NullMarked
package cordon.endtoend;

import org.jspecify.annotations.NullMarked;
