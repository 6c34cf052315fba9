package cordon.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import cordon.gateway.contract.Rpc;
import cordon.gateway.problem.Refused;
import cordon.gateway.settings.GatewayProperties;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * How many calls a person, a country, and a person on one route may make in a second, and how many
 * an address of which nobody knows who asks. Each gateway counts by itself, so with several the
 * limits are divided by their number in the settings.
 */
@Component
public class RateLimits {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long MOST_KEPT = 100_000;

  /** Of several windows of one person, each of which tells of itself every five seconds. */
  private static final int TOLD = 4;

  private static final int LINKS_OF_ADDRESS = 8;
  private static final int LINKS_OF_ALL = 32;

  private final GatewayProperties.Limits limits;
  private final Cache<String, RateLimiter> limiters =
      Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST_KEPT).build();

  /** What is held stays known, because whoever holds it keeps it. */
  private final Cache<String, Bulkhead> underWay = Caffeine.newBuilder().weakValues().build();

  /** Of each address, of how many under way nobody knows yet whether they are strangers. */
  private final Cache<String, AtomicInteger> undecided = Caffeine.newBuilder().weakValues().build();

  RateLimits(GatewayProperties properties) {
    limits = properties.limits();
  }

  /**
   * Counts a call.
   *
   * @throws Refused RATE_LIMITED, naming the limit
   */
  public void count(Jwt token, Rpc rpc) {
    String person = person(token);
    String country = token.getClaimAsString("country");
    take("person", person, limits.person());
    take("route", person + " " + rpc.method().getFullName(), limits.route());
    if (country != null) {
      take("country", country, limits.country());
    }
  }

  /**
   * Counts what a person's page tells of itself.
   *
   * @throws Refused RATE_LIMITED
   */
  public void countTold(Jwt token) {
    take("told", person(token), TOLD);
  }

  /**
   * Counts a request of somebody who is not known.
   *
   * @param page whether it is for what costs little
   * @throws Refused RATE_LIMITED
   */
  public void countStranger(String address, boolean page) {
    place(address, page).count();
  }

  /**
   * A place among the strangers of an address, for somebody of whom is not known yet whether they
   * are one.
   *
   * @param page whether the request is for what costs little
   * @throws Refused RATE_LIMITED, if the strangers and those who wait so have taken all
   */
  public StrangersPlace holdStranger(String address, boolean page) {
    StrangersPlace place = place(address, page);
    place.hold();
    return place;
  }

  /** Counts a request that is over, of somebody who is known no longer. */
  public void spendPermit(String address, boolean page) {
    place(address, page).spend();
  }

  private StrangersPlace place(String address, boolean page) {
    String limit = page ? "pages" : "address";
    int perSecond = page ? limits.pages() : limits.address();
    return new StrangersPlace(
        limiter(limit, address, perSecond),
        undecided.get(limit + " " + address, key -> new AtomicInteger()),
        () -> limited(limit, perSecond));
  }

  /**
   * The call, from its body to its answer, unless the person or their country has too much under
   * way already. A body counts from before it comes, because who sends it slowly holds it.
   */
  public Mono<Void> held(Jwt token, Mono<Void> call) {
    String person = person(token);
    String country = token.getClaimAsString("country");
    Mono<Void> held = held(call, "calls of person", person, limits.personCalls());
    return country == null ? held : held(held, "calls of country", country, limits.countryCalls());
  }

  /**
   * What is answered to whoever has an address of it, unless where they come from, or all such
   * together, have too much under way already: nobody of them is known, and those who are come
   * first.
   */
  public Mono<Void> heldLink(String address, Mono<Void> call) {
    return held(
        held(call, "links of address", address, LINKS_OF_ADDRESS), "links", "all", LINKS_OF_ALL);
  }

  /** The messages of a stream, unless the person or their country has too many open already. */
  public Flux<byte[]> held(Jwt token, Flux<byte[]> stream) {
    String person = person(token);
    String country = token.getClaimAsString("country");
    Flux<byte[]> held = held(stream, "streams of person", person, limits.streams());
    return country == null
        ? held
        : held(held, "streams of country", country, limits.countryStreams());
  }

  /** Whose share of what is limited a call takes. */
  public static String countryOrPerson(Jwt token) {
    String country = token.getClaimAsString("country");
    return country != null ? "country " + country : "person " + person(token);
  }

  private static String person(Jwt token) {
    return Objects.requireNonNullElse(token.getSubject(), "nobody");
  }

  private Mono<Void> held(Mono<Void> call, String limit, String whose, int most) {
    return Mono.defer(() ->
        call.transformDeferred(BulkheadOperator.of(bulkhead(limit, whose, most)))
            .onErrorMap(BulkheadFullException.class, full -> tooMany(limit, most)));
  }

  private Flux<byte[]> held(Flux<byte[]> stream, String limit, String whose, int most) {
    return Flux.defer(() ->
        stream
            .transformDeferred(BulkheadOperator.of(bulkhead(limit, whose, most)))
            .onErrorMap(BulkheadFullException.class, full -> tooMany(limit, most)));
  }

  private Bulkhead bulkhead(String limit, String whose, int most) {
    return underWay.get(limit + " " + whose, key -> Bulkhead.of(key, atMost(most)));
  }

  private static Refused tooMany(String limit, int most) {
    return new Refused(
        429,
        "RATE_LIMITED",
        "More than %d at a time; wait until some have ended.".formatted(most),
        List.of(),
        Map.of("limit", limit));
  }

  private static BulkheadConfig atMost(int calls) {
    return BulkheadConfig.custom().maxConcurrentCalls(calls).maxWaitDuration(Duration.ZERO).build();
  }

  private void take(String limit, String whose, int perSecond) {
    if (!limiter(limit, whose, perSecond).acquirePermission()) {
      throw limited(limit, perSecond);
    }
  }

  private RateLimiter limiter(String limit, String whose, int perSecond) {
    return limiters.get(limit + " " + whose, key -> RateLimiter.of(limit, config(perSecond)));
  }

  private static Refused limited(String limit, int perSecond) {
    return new Refused(
        429,
        "RATE_LIMITED",
        "More than %d calls in a second; wait for one and repeat.".formatted(perSecond),
        List.of(),
        Map.of("limit", limit));
  }

  private static RateLimiterConfig config(int perSecond) {
    return RateLimiterConfig.custom()
        .limitForPeriod(perSecond)
        .limitRefreshPeriod(PERIOD)
        .timeoutDuration(Duration.ZERO)
        .build();
  }
}
