/**
 * The published description: an OpenAPI document that is made of the compiled contract when the
 * product is built. It knows the contract's annotations and no word of any domain.
 */
@NullMarked
package cordon.description;

import org.jspecify.annotations.NullMarked;
