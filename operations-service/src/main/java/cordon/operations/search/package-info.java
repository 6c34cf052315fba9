/**
 * Finds operations by words and by what their plans say, out of a view that has for each of those
 * who may see an operation a row with what they may read of it, and nothing else.
 */
@NullMarked
package cordon.operations.search;

import org.jspecify.annotations.NullMarked;
