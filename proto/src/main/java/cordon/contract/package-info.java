/**
 * What the contract's options mean: the kinds of text ({@code cordon.common.v1.TextKind}) with
 * closed lists and properties of characters that a pattern cannot say, and the paths of methods. It
 * stands beside the contract because several read it: the platform, which holds requests to it, the
 * gateway, which carries them, and the description, which publishes it.
 */
@NullMarked
package cordon.contract;

import org.jspecify.annotations.NullMarked;
