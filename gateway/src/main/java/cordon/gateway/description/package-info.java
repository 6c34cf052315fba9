/**
 * The published description: an OpenAPI document made of the compiled contract, and a page to read
 * it. It is documentation; the contract stays the only source.
 */
@NullMarked
package cordon.gateway.description;

import org.jspecify.annotations.NullMarked;
