/** Lists and their tokens. */
@NullMarked
package cordon.platform.store;

import org.jspecify.annotations.NullMarked;
