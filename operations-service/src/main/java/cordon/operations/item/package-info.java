/**
 * Planning items: what is to be done so that an operation can take place, by whom and by when. What
 * is late is told from the clock.
 */
@NullMarked
package cordon.operations.item;

import org.jspecify.annotations.NullMarked;
