package cordon.gateway.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers for some seconds what it has verified, because whoever calls often brings the same
 * token with every call, and its signature costs more than all else that the edge does with one. A
 * key that the provider withdraws is known within the same seconds; nothing is taken past its end.
 */
public final class KnownTokens implements ReactiveJwtDecoder {
  static final Duration KEPT = Duration.ofSeconds(5);
  private static final long MOST_KEPT = 5_000;

  private final ReactiveJwtDecoder decoder;
  private final InstantSource clock;
  private final Cache<String, Jwt> verified;

  public KnownTokens(ReactiveJwtDecoder decoder, InstantSource clock) {
    this.decoder = decoder;
    this.clock = clock;
    verified =
        Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .maximumSize(MOST_KEPT)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  @Override
  public Mono<Jwt> decode(String token) {
    Jwt known = verified.getIfPresent(token);
    return known != null && isBeforeItsEnd(known)
        ? Mono.just(known)
        : decoder
            .decode(token)
            .doOnNext(jwt -> verified.put(token, jwt))
            // So the decoder calls it when the keys cannot be had.
            .onErrorMap(IllegalStateException.class, e -> IdentityProvider.away());
  }

  /** Whether a token was verified within the last seconds, so that it has the form of one. */
  public boolean isKnown(String token) {
    return verified.getIfPresent(token) != null;
  }

  private boolean isBeforeItsEnd(Jwt token) {
    return token.getExpiresAt() != null && clock.instant().isBefore(token.getExpiresAt());
  }
}
