/**
 * What the kinds of text of the contract ({@code cordon.common.v1.TextKind}) mean: closed lists and
 * properties of characters that a pattern cannot say. It stands beside the contract because two
 * read it: the platform, which holds requests to it, and the gateway, which publishes it.
 */
@NullMarked
package cordon.contract;

import org.jspecify.annotations.NullMarked;
