package cordon.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.settings.GatewayProperties;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How much of what one person sends may be refused. A large body costs its reading even where
 * nothing comes of it, so whoever has had much refused waits with the next large one, before any of
 * it is read, until what was refused is made up for. What is taken costs nothing here, and small
 * bodies pass.
 */
@Component
public final class RefusedBodies {
  /** Within which the whole allowance comes back, and for which the largest debt holds. */
  private static final Duration PERIOD = Duration.ofSeconds(16);

  /** Whoever would wait longer is told so instead. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Of the allowance, what one body takes at least: a call costs more than its bytes. */
  private static final int LEAST_SHARE = 16;

  private static final long MOST_KEPT = 100_000;

  private final long allowance;
  private final TimeMeter time;
  private final Cache<String, Bucket> kept =
      Caffeine.newBuilder()
          .expireAfterAccess(PERIOD.multipliedBy(3))
          .maximumSize(MOST_KEPT)
          .build();

  /** One at a time, so that what waits takes nothing from others of the country. */
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  @Autowired
  RefusedBodies(GatewayProperties properties, InstantSource clock) {
    this(properties.limits().refused().toBytes(), clock);
  }

  RefusedBodies(long allowance, InstantSource clock) {
    if (allowance < LEAST_SHARE || allowance > PERIOD.toNanos()) {
      throw new IllegalArgumentException(
          "cordon.limits.refused has to be from %d bytes to %d"
              .formatted(LEAST_SHARE, PERIOD.toNanos()));
    }
    this.allowance = allowance;
    time = of(clock);
  }

  /**
   * Comes when the person may send a large body.
   *
   * @return RATE_LIMITED if that is not soon, or another one of theirs waits already
   */
  Mono<Void> turn(Jwt token) {
    Duration wait = wait(token);
    if (wait.isZero()) {
      return Mono.empty();
    }
    String person = person(token);
    return wait.compareTo(PATIENCE) <= 0 && waiting.add(person)
        ? Mono.delay(wait).then().doFinally(end -> waiting.remove(person))
        : Mono.error(tooMuch(wait));
  }

  /**
   * Has a body that turns out to be large while it comes.
   *
   * @throws Refused RATE_LIMITED
   */
  void require(Jwt token) {
    Duration wait = wait(token);
    if (!wait.isZero()) {
      throw tooMuch(wait);
    }
  }

  /**
   * Counts a large body with which a call has ended, if it was refused for what it is.
   *
   * @param size in bytes; none if it was small
   */
  public void count(Jwt token, long size, Throwable fault) {
    if (size > 0 && Problems.isOfTheRequest(fault)) {
      Bucket bucket = kept.get(person(token), person -> full());
      long most = Math.max(0, bucket.getAvailableTokens() + allowance);
      if (most > 0) {
        var _ =
            bucket.consumeIgnoringRateLimits(
                Math.min(Math.max(size, allowance / LEAST_SHARE), most));
      }
    }
  }

  private Duration wait(Jwt token) {
    Bucket bucket = kept.getIfPresent(person(token));
    return bucket == null
        ? Duration.ZERO
        : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private Bucket full() {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(limit -> limit.capacity(allowance).refillGreedy(allowance, PERIOD))
        .build();
  }

  private static String person(Jwt token) {
    return Objects.requireNonNullElse(token.getSubject(), "nobody");
  }

  private static Refused tooMuch(Duration wait) {
    long seconds = wait.plusSeconds(1).toSeconds();
    return new Refused(
        429,
        "RATE_LIMITED",
        "Much of what you have sent was refused; repeat in %d seconds.".formatted(seconds),
        List.of(),
        Map.of("limit", "refused bytes", Problems.RETRY_AFTER, String.valueOf(seconds)));
  }

  private static TimeMeter of(InstantSource clock) {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return Duration.ofMillis(clock.millis()).toNanos();
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }
}
