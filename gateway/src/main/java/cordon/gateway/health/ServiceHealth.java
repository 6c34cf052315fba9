package cordon.gateway.health;

import cordon.gateway.service.ServiceChannels;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Asks each service by the standard gRPC health method. */
@Configuration(proxyBeanMethods = false)
class ServiceHealth {
  private static final long LONGEST_SECONDS = 1;
  private static final String WHOLE = "";

  /** Under which a service tells whether the feeds that it reads are current. */
  private static final String FEEDS = "feeds";

  /** It serves all the same, as far as it can. */
  private static final Status DEGRADED = new Status("DEGRADED");

  /** What knows nothing of itself is not wrong. */
  private static final Set<Status> WRONG = Set.of(Status.DOWN, Status.OUT_OF_SERVICE, DEGRADED);

  private final ServiceChannels channels;

  ServiceHealth(ServiceChannels channels) {
    this.channels = channels;
  }

  @Bean
  CompositeHealthContributor services() {
    Map<String, HealthContributor> all = new LinkedHashMap<>();
    channels
        .services()
        .forEach(name ->
            all.put(
                name,
                (HealthIndicator)
                    () ->
                        switch (state(name)) {
                          case "up" -> Health.up().build();
                          case "degraded" -> Health.status(DEGRADED).build();
                          default -> Health.down().build();
                        }));
    return CompositeHealthContributor.fromMap(all);
  }

  /**
   * Whatever is wrong behind it, the gateway serves what the others can do: no service that is away
   * takes it away from them.
   */
  @Bean
  StatusAggregator degradedByAny() {
    return statuses -> statuses.stream().anyMatch(WRONG::contains) ? DEGRADED : Status.UP;
  }

  /**
   * State of each service by name: {@code up}, {@code down}, or {@code degraded} where it works and
   * a feed that it reads is not current.
   */
  Map<String, String> states() {
    Map<String, String> states = new LinkedHashMap<>();
    channels.services().forEach(name -> states.put(name, state(name)));
    return states;
  }

  private String state(String name) {
    if (!serving(name)) {
      return "down";
    }
    return serving(name, FEEDS) ? "up" : "degraded";
  }

  private boolean serving(String name) {
    return serving(name, WHOLE);
  }

  private boolean serving(String name, String part) {
    ManagedChannel channel = channels.to(name);
    try {
      return HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(LONGEST_SECONDS, TimeUnit.SECONDS)
              .check(HealthCheckRequest.newBuilder().setService(part).build())
              .getStatus()
          == ServingStatus.SERVING;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
