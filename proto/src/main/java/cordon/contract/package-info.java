/**
 * What the contract's options mean: the kinds of text ({@code cordon.common.v1.TextKind}) with
 * closed lists and properties of characters that a pattern cannot say, the paths of methods, and
 * the catalogue of what is counted. It stands beside the contract because several read it: the
 * platform, which holds requests to it, the gateway, which carries them, the description, which
 * publishes it, and the services that plan and count.
 */
@NullMarked
package cordon.contract;

import org.jspecify.annotations.NullMarked;
