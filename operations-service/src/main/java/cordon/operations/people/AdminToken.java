package cordon.operations.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** The token of the service account that manages people, asked for when needed. */
final class AdminToken {
  private final @Nullable Supplier<OAuth2AccessToken> provider;
  private final InstantSource clock;
  private @Nullable Held held;

  private record Held(String value, Instant renew) {}

  /**
   * @param provider of a token; null where there is no secret to ask with
   */
  AdminToken(@Nullable Supplier<OAuth2AccessToken> provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
  }

  /** Whether there is something to ask with. */
  boolean isThere() {
    return provider != null;
  }

  /** Good for half of its life at least. */
  synchronized String value() {
    Held now = held;
    if (now == null || clock.instant().isAfter(now.renew())) {
      now = of(Objects.requireNonNull(provider).get());
      held = now;
    }
    return now.value();
  }

  /** After it was refused. */
  synchronized void forget() {
    held = null;
  }

  private Held of(OAuth2AccessToken token) {
    Instant now = clock.instant();
    Instant end = Objects.requireNonNull(token.getExpiresAt(), "a token without an end");
    return new Held(token.getTokenValue(), now.plus(Duration.between(now, end).dividedBy(2)));
  }
}
