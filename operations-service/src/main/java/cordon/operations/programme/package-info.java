/** Programmes: series of operations with one aim, and what is carried from one to the next. */
@NullMarked
package cordon.operations.programme;

import org.jspecify.annotations.NullMarked;
