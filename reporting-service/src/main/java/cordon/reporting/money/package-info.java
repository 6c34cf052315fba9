/** Money: exact amounts in their own currency or virtual asset, never floating point. */
@NullMarked
package cordon.reporting.money;

import org.jspecify.annotations.NullMarked;
