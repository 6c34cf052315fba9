/** The identity provider: what is asked of it, and the tokens that it has signed. */
@NullMarked
package cordon.gateway.provider;

import org.jspecify.annotations.NullMarked;
