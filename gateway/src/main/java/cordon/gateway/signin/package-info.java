/** Who gets in: tokens, sign-in, sign-out, and strangers. */
@NullMarked
package cordon.gateway.signin;

import org.jspecify.annotations.NullMarked;
