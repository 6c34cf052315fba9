/** What differs between installations of the gateway. */
@NullMarked
package cordon.gateway.settings;

import org.jspecify.annotations.NullMarked;
