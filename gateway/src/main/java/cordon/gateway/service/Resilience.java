package cordon.gateway.service;

import cordon.gateway.contract.Rpc;
import cordon.gateway.settings.GatewayProperties;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.grpc.CallOptions;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Keeps the trouble of one service from the callers of the others: each has a breaker, bulkheads
 * for calls and for streams, and a time within which it has to answer. Reads are tried twice.
 */
@Component
public class Resilience {
  private static final int CALLS_LOOKED_AT = 20;
  private static final int CALLS_NEEDED = 10;
  private static final int CALLS_TO_TRY = 3;
  private static final int PERCENT = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final GatewayProperties.Resilience limits;
  private final Map<String, Guard> guards = new TreeMap<>();
  private final Retry once;

  /** What stands before one service. */
  private record Guard(CircuitBreaker breaker, Bulkhead calls, Bulkhead streams) {}

  Resilience(GatewayProperties properties) {
    limits = properties.resilience();
    properties.services().keySet().forEach(name -> guards.put(name, guard(name)));
    once =
        Retry.of(
            "reads",
            RetryConfig.custom()
                .maxAttempts(2)
                .intervalFunction(IntervalFunction.ofRandomized(PAUSE))
                .retryOnException(
                    fault -> Status.fromThrowable(fault).getCode() == Status.Code.UNAVAILABLE)
                .build());
  }

  /** The services that are called. */
  public Set<String> services() {
    return guards.keySet();
  }

  /** Whether a service is called, tried, or left alone. */
  public CircuitBreaker.State breaker(String service) {
    return of(service).breaker().getState();
  }

  /** How many calls to a service are under way. */
  public int calls(String service) {
    return taken(of(service).calls());
  }

  /** How many of its streams are. */
  public int streams(String service) {
    return taken(of(service).streams());
  }

  private static int taken(Bulkhead bulkhead) {
    Bulkhead.Metrics metrics = bulkhead.getMetrics();
    return metrics.getMaxAllowedConcurrentCalls() - metrics.getAvailableConcurrentCalls();
  }

  private Guard of(String service) {
    return Objects.requireNonNull(guards.get(service), service);
  }

  private Guard guard(String service) {
    var breaker =
        CircuitBreakerConfig.from(breaking(limits.openFor()))
            .recordException(Resilience::away)
            .build();
    return new Guard(
        CircuitBreaker.of(service, breaker),
        bulkhead(service, limits.calls()),
        bulkhead(service, limits.streams()));
  }

  /** When whoever is asked is left alone, and for how long. */
  public static CircuitBreakerConfig breaking(Duration openFor) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(CALLS_LOOKED_AT)
        .minimumNumberOfCalls(CALLS_NEEDED)
        .failureRateThreshold(PERCENT)
        .waitDurationInOpenState(openFor)
        .permittedNumberOfCallsInHalfOpenState(CALLS_TO_TRY)
        .build();
  }

  private static Bulkhead bulkhead(String service, int permits) {
    var config =
        BulkheadConfig.custom().maxConcurrentCalls(permits).maxWaitDuration(Duration.ZERO).build();
    return Bulkhead.of(service, config);
  }

  /** The time that a call may take; a stream may go on for ever, or as long as its caller says. */
  CallOptions options(Rpc rpc, @Nullable Deadline callers) {
    if (rpc.method().isServerStreaming()) {
      return CallOptions.DEFAULT.withDeadline(callers);
    }
    Duration longest = isRead(rpc) ? limits.readLimit() : limits.commandLimit();
    Deadline ours = Deadline.after(longest.toMillis(), TimeUnit.MILLISECONDS);
    return CallOptions.DEFAULT.withDeadline(callers == null ? ours : ours.minimum(callers));
  }

  /** A call that begins when it is subscribed to, guarded. */
  Flux<byte[]> guarded(Rpc rpc, Flux<byte[]> call) {
    Guard guard = of(rpc.service());
    if (rpc.method().isServerStreaming()) {
      return begun(guard.breaker(), call).transformDeferred(BulkheadOperator.of(guard.streams()));
    }
    Flux<byte[]> guarded =
        call.transformDeferred(CircuitBreakerOperator.of(guard.breaker()))
            .transformDeferred(BulkheadOperator.of(guard.calls()));
    return isRead(rpc) ? guarded.transformDeferred(RetryOperator.of(once)) : guarded;
  }

  /**
   * A stream that the breaker lets begin. It keeps no permission, because it may go on for hours
   * and a service that has come back is tried with a few; its first message says that the service
   * is there.
   */
  private static Flux<byte[]> begun(CircuitBreaker breaker, Flux<byte[]> stream) {
    return Flux.defer(() -> {
      breaker.acquirePermission();
      breaker.releasePermission();
      long began = System.nanoTime();
      var answered = new AtomicBoolean();
      return stream
          .doOnNext(message -> {
            if (answered.compareAndSet(false, true)) {
              breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
          })
          .doOnError(
              fault -> breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, fault));
    });
  }

  private static boolean isRead(Rpc rpc) {
    return rpc.verb().equals(HttpMethod.GET);
  }

  /** Whether the service itself did not answer; a refusal with a reason is an answer. */
  private static boolean away(Throwable fault) {
    var code = Status.fromThrowable(fault).getCode();
    if (code != Status.Code.UNAVAILABLE && code != Status.Code.DEADLINE_EXCEEDED) {
      return false;
    }
    var told = StatusProto.fromThrowable(fault);
    return told == null || told.getDetailsCount() == 0;
  }
}
