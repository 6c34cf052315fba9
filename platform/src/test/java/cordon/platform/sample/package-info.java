/** A service with nothing to it, on which the platform's own tests run. */
@NullMarked
package cordon.platform.sample;

import org.jspecify.annotations.NullMarked;
