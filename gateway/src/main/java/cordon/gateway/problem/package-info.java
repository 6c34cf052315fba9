/** Refusals, and how they are told: as a problem, or as a status of gRPC, with the trace. */
@NullMarked
package cordon.gateway.problem;

import org.jspecify.annotations.NullMarked;
