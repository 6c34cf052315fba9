package cordon.gateway.health;

import cordon.gateway.GatewayApplication;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the page shows to anybody: that this is Cordon, and whether its parts work. */
@RestController
class StateController {
  private static final Duration KEPT = Duration.ofSeconds(1);

  private final ServiceHealth health;
  private final Mono<Map<String, Object>> state;

  StateController(ServiceHealth health) {
    this.health = health;
    // However many ask, the services are asked once in a second.
    state = Mono.fromCallable(this::now).subscribeOn(Schedulers.boundedElastic()).cache(KEPT);
  }

  @GetMapping(path = "/api/state", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Map<String, Object>> state() {
    return state;
  }

  private Map<String, Object> now() {
    String version = GatewayApplication.class.getPackage().getImplementationVersion();
    return Map.of(
        "name",
        "Cordon",
        "version",
        version == null ? "development" : version,
        "services",
        health.states());
  }
}
