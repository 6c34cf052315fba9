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
  /** Within which the whole allowance comes back, and for which at most somebody waits. */
  private static final Duration PERIOD = Duration.ofSeconds(16);

  /** What one body takes at least, in bytes: a call costs more than its own. */
  private static final long LEAST = 256 * 1024;

  /** Of the allowance, what one body takes at least where that is less. */
  private static final int LEAST_SHARE = 16;

  /** Bodies of one person; whoever comes beyond is told so. */
  private static final int MOST_WAITING = 4;

  private static final long MOST_KEPT = 100_000;

  private final long allowance;
  private final TimeMeter time;
  private final Cache<String, Bucket> kept =
      Caffeine.newBuilder()
          .expireAfterAccess(PERIOD.multipliedBy(3))
          .maximumSize(MOST_KEPT)
          .build();

  /** How many of each person. */
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();

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
   * @return RATE_LIMITED if four of theirs wait already
   */
  Mono<Void> turn(Jwt token) {
    Duration wait = wait(token);
    if (wait.isZero()) {
      return Mono.empty();
    }
    String person = person(token);
    if (waiting.merge(person, 1, Integer::sum) > MOST_WAITING) {
      leave(person);
      return Mono.error(tooMuch(wait));
    }
    return Mono.delay(wait).then().doFinally(end -> leave(person));
  }

  private void leave(String person) {
    waiting.compute(person, (who, how) -> how == null || how == 1 ? null : how - 1);
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
      long least = Math.min(LEAST, allowance / LEAST_SHARE);
      long most = Math.max(0, bucket.getAvailableTokens() + allowance);
      if (most > 0) {
        var _ = bucket.consumeIgnoringRateLimits(Math.min(Math.max(size, least), most));
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
