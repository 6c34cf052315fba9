package cordon.platform.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for half a minute which caller a token was verified for, because whoever calls often
 * brings the same token with every call. Tokens are known by their SHA-256 hash, so that none lies
 * in memory. Nothing is taken past its end, and what is not valid is verified, and refused, each
 * time. A key that the provider withdraws serves so much longer.
 */
final class KnownCallers {
  static final Duration KEPT = Duration.ofSeconds(30);
  private static final long MOST_KEPT = 5_000;

  private final InstantSource clock;
  private final Cache<ByteBuffer, Known> verified;

  /**
   * What was verified.
   *
   * @param end of the token; null if it says none, and then it is not remembered
   */
  record Known(Caller caller, @Nullable Instant end) {}

  /**
   * @param clock the real time, by which tokens end
   */
  KnownCallers(InstantSource clock) {
    this.clock = clock;
    verified =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * The caller of a token.
   *
   * @param verify asked for a token that is not known, or no more; what it throws is thrown
   */
  Caller of(String token, Function<String, Known> verify) {
    ByteBuffer hash = hash(token);
    Known known = verified.getIfPresent(hash);
    if (known == null || known.end() == null || !clock.instant().isBefore(known.end())) {
      known = verify.apply(token);
      verified.put(hash, known);
    }
    return known.caller();
  }

  private static ByteBuffer hash(String token) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
