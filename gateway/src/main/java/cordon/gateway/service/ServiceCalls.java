package cordon.gateway.service;

import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.RateLimits;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;

/** The one way to a service, for calls in JSON and in native gRPC alike. */
@Component
public class ServiceCalls {
  private final ServiceChannels channels;
  private final Resilience resilience;
  private final RateLimits limits;

  ServiceCalls(ServiceChannels channels, Resilience resilience, RateLimits limits) {
    this.channels = channels;
    this.resilience = resilience;
    this.limits = limits;
  }

  /**
   * The responses; the call begins when they are subscribed to.
   *
   * @param callers the time until which the caller waits, if it has said so
   * @throws Refused BAD_HEADER
   */
  public Flux<byte[]> call(
      ServerWebExchange exchange, Jwt caller, Rpc rpc, byte[] request, @Nullable Deadline callers) {
    Flux<byte[]> told = call(rpc, request, callers, PassedHeaders.of(exchange, caller));
    return rpc.method().isServerStreaming() ? limits.held(caller, told) : told;
  }

  /** The response for whoever has an address, of whom nothing goes on to the service. */
  public Flux<byte[]> ofLink(ServerWebExchange exchange, Rpc rpc, byte[] request) {
    return call(rpc, request, null, PassedHeaders.ofNobody(exchange));
  }

  private Flux<byte[]> call(Rpc rpc, byte[] request, @Nullable Deadline callers, Metadata headers) {
    Flux<byte[]> call =
        Flux.defer(() ->
            GrpcCall.of(
                channels.to(rpc),
                rpc,
                resilience.options(rpc, callers),
                PassedHeaders.copy(headers),
                request));
    // A caller in a hurry says nothing about the service, and opens no breaker.
    Flux<byte[]> guarded =
        resilience.guarded(
            rpc,
            call.onErrorMap(
                fault -> callers != null && callers.isExpired() && isLate(fault),
                fault ->
                    new Refused(504, "DEADLINE_EXCEEDED", "The call's own deadline has passed.")));
    // The service's own bulkhead has another word for it than those of callers.
    return guarded.onErrorMap(BulkheadFullException.class, Problems::of);
  }

  private static boolean isLate(Throwable fault) {
    return Status.fromThrowable(fault).getCode() == Status.Code.DEADLINE_EXCEEDED;
  }
}
