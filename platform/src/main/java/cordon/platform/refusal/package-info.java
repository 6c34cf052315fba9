/** Expected refusals: one exception, its reasons, and the only mapping of them to gRPC statuses. */
@NullMarked
package cordon.platform.refusal;

import org.jspecify.annotations.NullMarked;
