/**
 * What limits the actions of a country in an operation: taken by operations, enforced by tasking,
 * and here so that both read it alike.
 */
@NullMarked
package cordon.caveat;

import org.jspecify.annotations.NullMarked;
