package cordon.gateway;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the page shows to anybody: that this is Cordon, and whether its parts work. */
@RestController
class StateController {
  private final ServiceHealth health;

  StateController(ServiceHealth health) {
    this.health = health;
  }

  @GetMapping(path = "/api/state", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Map<String, Object>> state() {
    return Mono.fromCallable(this::now).subscribeOn(Schedulers.boundedElastic());
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
