package cordon.gateway.meter;

import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.limit.Turns;
import cordon.gateway.provider.IdentityProvider;
import cordon.gateway.service.Resilience;
import cordon.gateway.session.Sessions;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is under way, what waits, and which services are left alone, as gauges of what is known in
 * memory. {@code docs/operating.md} has them in a table.
 */
@Component
class GatewayMeters implements MeterBinder {
  private static final List<CircuitBreaker.State> STATES =
      List.of(
          CircuitBreaker.State.CLOSED, CircuitBreaker.State.HALF_OPEN, CircuitBreaker.State.OPEN);

  private static final String BYTES = "bytes";

  /** As which the provider of identities stands among the services. */
  private static final String IDENTITY = "identity";

  /** As which MongoDB stands among them, where the gateway keeps sessions. */
  private static final String SESSIONS = "sessions";

  private final CallMeter calls;
  private final MemoryBudget budget;
  private final Turns turns;
  private final Resilience resilience;
  private final IdentityProvider provider;
  private final Sessions sessions;

  GatewayMeters(
      CallMeter calls,
      MemoryBudget budget,
      Turns turns,
      Resilience resilience,
      IdentityProvider provider,
      Sessions sessions) {
    this.calls = calls;
    this.budget = budget;
    this.turns = turns;
    this.resilience = resilience;
    this.provider = provider;
    this.sessions = sessions;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    var gauges = new Gauges(registry);
    gauges.add("cordon.gateway.streams", null, Tags.empty(), calls::streams);
    gauges.add("cordon.gateway.sessions", null, Tags.empty(), sessions::inUse);
    FunctionCounter.builder("cordon.gateway.sessions.begun", sessions, Sessions::begun)
        .register(registry);
    gauges.add("cordon.gateway.memory.reserved", BYTES, Tags.empty(), budget::used);
    gauges.add("cordon.gateway.memory.limit", BYTES, Tags.empty(), budget::size);
    gauges.add("cordon.gateway.memory.waiting", null, Tags.empty(), budget::waiting);
    gauges.add("cordon.gateway.transcoding.waiting", null, Tags.empty(), turns::waiting);
    for (String service : resilience.services()) {
      Tags tags = Tags.of("service", service);
      gauges.add("cordon.gateway.service.calls", null, tags, () -> resilience.calls(service));
      gauges.add("cordon.gateway.service.streams", null, tags, () -> resilience.streams(service));
      breaker(gauges, service, () -> resilience.breaker(service));
    }
    breaker(gauges, IDENTITY, provider::breaker);
    breaker(gauges, SESSIONS, sessions::breaker);
  }

  private static void breaker(
      Gauges gauges, String service, Supplier<CircuitBreaker.State> breaker) {
    for (var state : STATES) {
      Tags tags = Tags.of("service", service, "state", state.name().toLowerCase(Locale.ROOT));
      gauges.add("cordon.gateway.breaker", null, tags, () -> breaker.get() == state ? 1 : 0);
    }
  }

  private record Gauges(MeterRegistry registry) {
    void add(String name, @Nullable String unit, Tags tags, Supplier<Number> value) {
      Gauge.builder(name, value).baseUnit(unit).tags(tags).register(registry);
    }
  }
}
