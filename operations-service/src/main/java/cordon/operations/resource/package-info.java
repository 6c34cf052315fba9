/**
 * Contributions: what countries are asked for, and give, of the resources that the plan needs. Each
 * counts once, in the state that it is in.
 */
@NullMarked
package cordon.operations.resource;

import org.jspecify.annotations.NullMarked;
