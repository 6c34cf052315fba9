/** Calls in JSON, and streams as server-sent events. */
@NullMarked
package cordon.gateway.json;

import org.jspecify.annotations.NullMarked;
