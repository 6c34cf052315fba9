/** Calls and streams as gRPC, for machines. */
@NullMarked
package cordon.gateway.grpc;

import org.jspecify.annotations.NullMarked;
