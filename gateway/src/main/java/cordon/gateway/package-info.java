/**
 * The edge: forwards every method that the contract offers to the public, as JSON and server-sent
 * events. It knows the contract's annotations and no word of any domain.
 */
@NullMarked
package cordon.gateway;

import org.jspecify.annotations.NullMarked;
