package cordon.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * How many calls a person, a country, and a person on one route may make in a second. Each gateway
 * counts by itself, so with several the limits are divided by their number in the settings.
 */
@Component
class RateLimits {
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long MOST_KEPT = 100_000;

  private final GatewayProperties.Limits limits;
  private final Cache<String, RateLimiter> limiters =
      Caffeine.newBuilder().expireAfterAccess(KEPT).maximumSize(MOST_KEPT).build();

  RateLimits(GatewayProperties properties) {
    limits = properties.limits();
  }

  /**
   * Counts a call.
   *
   * @throws Refused RATE_LIMITED, naming the limit
   */
  void count(Jwt token, Rpc rpc) {
    String person = Objects.requireNonNullElse(token.getSubject(), "nobody");
    String country = token.getClaimAsString("country");
    take("person", person, limits.person());
    take("route", person + " " + rpc.method().getFullName(), limits.route());
    if (country != null) {
      take("country", country, limits.country());
    }
  }

  private void take(String limit, String whose, int perSecond) {
    RateLimiter limiter =
        limiters.get(limit + " " + whose, key -> RateLimiter.of(limit, config(perSecond)));
    if (!limiter.acquirePermission()) {
      throw new Refused(
          429,
          "RATE_LIMITED",
          "More than %d calls in a second; wait for one and repeat.".formatted(perSecond),
          List.of(),
          Map.of("limit", limit));
    }
  }

  private static RateLimiterConfig config(int perSecond) {
    return RateLimiterConfig.custom()
        .limitForPeriod(perSecond)
        .limitRefreshPeriod(PERIOD)
        .timeoutDuration(Duration.ZERO)
        .build();
  }
}
