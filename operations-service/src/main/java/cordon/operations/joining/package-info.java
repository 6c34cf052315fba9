/**
 * Who leaves an operation, and who joins it late: what hangs on that, counted and changed by
 * nothing.
 */
@NullMarked
package cordon.operations.joining;

import org.jspecify.annotations.NullMarked;
