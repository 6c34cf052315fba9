package cordon.operations.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import cordon.platform.call.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Tells what people are called to whom their acts are shown. Names are kept for a minute, in memory
 * and nowhere else, and so is that there is none; whom they are told to is asked each time.
 */
@Component
class Names {
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST_KEPT = 2_000;
  private static final Duration LONGEST = Duration.ofSeconds(4);

  private final KeycloakNames keycloak;
  private final Cache<String, Optional<Called>> known;

  Names(KeycloakNames keycloak, InstantSource clock) {
    this.keycloak = keycloak;
    known =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * Those of these people whose names the caller is told, in this order.
   *
   * @throws cordon.platform.refusal.RejectedException PEOPLE_UNAVAILABLE
   */
  List<Called> of(Caller caller, Collection<String> ids) {
    var wanted = new LinkedHashSet<>(ids);
    var told = new HashMap<>(known.getAllPresent(wanted));
    List<String> unknown = wanted.stream().filter(id -> !told.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      Map<String, Called> read = CommandTime.within(LONGEST, () -> keycloak.of(unknown));
      for (String id : unknown) {
        Optional<Called> one = Optional.ofNullable(read.get(id));
        known.put(id, one);
        told.put(id, one);
      }
    }
    return wanted.stream()
        .map(told::get)
        .flatMap(Optional::stream)
        .filter(one -> isTold(caller, one))
        .toList();
  }

  /** A country is told its own people and the secretariat's, the secretariat its own alone. */
  private static boolean isTold(Caller caller, Called one) {
    String country = one.place().country();
    return country == null || country.equals(caller.country());
  }
}
