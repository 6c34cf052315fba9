package cordon.gateway.meter;

import cordon.gateway.contract.Rpc;
import cordon.gateway.problem.Asked;
import cordon.gateway.problem.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Counts and times calls by method and status, and refusals by method and reason, whoever refuses:
 * the service, a limit, or the edge itself. Methods, statuses and reasons are the contract's, so
 * there are no more meters than it has of them; of whom is in none.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public class CallMeter implements WebFilter {
  private static final String NONE = "none";

  /** Of whoever has left before there was an answer. */
  private static final String GONE = "gone";

  /** Bounds of the times of calls, from which shares and percentiles are read. */
  private static final Duration[] BOUNDS =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterProvider<Timer> calls;
  private final MeterProvider<Counter> refusals;
  private final MeterProvider<Counter> limited;
  private final AtomicInteger streams = new AtomicInteger();
  private final CallSpans spans;

  CallMeter(MeterRegistry registry, CallSpans spans) {
    this.spans = spans;
    calls =
        Timer.builder("cordon.gateway.calls").serviceLevelObjectives(BOUNDS).withRegistry(registry);
    refusals = Counter.builder("cordon.gateway.refusals").withRegistry(registry);
    limited = Counter.builder("cordon.gateway.limited").withRegistry(registry);
  }

  /** How many streams are open. */
  int streams() {
    return streams.get();
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    long began = System.nanoTime();
    exchange
        .getResponse()
        .beforeCommit(() -> {
          count(exchange);
          return Mono.empty();
        });
    return chain.filter(exchange).doFinally(end -> answered(exchange, end, began));
  }

  /** The stream of a method, timed until its end. */
  public Mono<Void> stream(ServerWebExchange exchange, Rpc rpc, Mono<Void> stream) {
    return Mono.defer(() -> {
      long began = System.nanoTime();
      // What was noted before is let go with all that a stream does not need.
      Asked.method(exchange, rpc);
      streams.incrementAndGet();
      return stream.doFinally(end -> {
        streams.decrementAndGet();
        time(exchange, rpc, end, began);
      });
    });
  }

  private void answered(ServerWebExchange exchange, SignalType end, long began) {
    Rpc rpc = Asked.method(exchange);
    boolean left = end == SignalType.ON_COMPLETE && !exchange.getResponse().isCommitted();
    // What is left to be run outside, as a stream, is timed there.
    if (rpc != null && !left) {
      time(exchange, rpc, end, began);
    }
  }

  private static String status(ServerWebExchange exchange, SignalType end) {
    Refused refused = Asked.refusal(exchange);
    if (refused != null) {
      return Integer.toString(refused.status());
    }
    HttpStatusCode answered = exchange.getResponse().getStatusCode();
    return end == SignalType.CANCEL && !exchange.getResponse().isCommitted()
        ? GONE
        : Integer.toString(answered == null ? 200 : answered.value());
  }

  private void time(ServerWebExchange exchange, Rpc rpc, SignalType end, long began) {
    String status = status(exchange, end);
    spans.end(exchange, status);
    calls
        .withTags(tags(rpc).and("status", status))
        .record(Duration.ofNanos(System.nanoTime() - began));
  }

  private void count(ServerWebExchange exchange) {
    Refused refused = Asked.refusal(exchange);
    if (refused != null) {
      refusals.withTags(tags(Asked.method(exchange)).and("reason", refused.reason)).increment();
      if (!refused.limit().isEmpty()) {
        limited.withTag("limit", refused.limit()).increment();
      }
    }
  }

  private static Tags tags(@Nullable Rpc rpc) {
    return rpc == null
        ? Tags.of("rpc.service", NONE, "rpc.method", NONE)
        : Tags.of(
            "rpc.service", rpc.method().getService().getFullName(),
            "rpc.method", rpc.method().getName());
  }
}
