package cordon.platform.boot;

import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/**
 * This service's own token. It is renewed in the background at half of its life, and serves until
 * its end while the provider does not answer, so that feeds go on for at least half of a token's
 * life without it. Nobody waits for a renewal, only for the very first token.
 */
final class OwnToken implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OwnToken.class);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Supplier<OAuth2AccessToken> provider;
  private final InstantSource clock;
  private final CountDownLatch there = new CountDownLatch(1);
  private volatile @Nullable Held held;
  private @Nullable Thread renewal;
  private boolean closed;

  private record Held(String value, Instant renewTime, Instant end) {}

  OwnToken(Supplier<OAuth2AccessToken> provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
  }

  /**
   * The token of this moment.
   *
   * @throws io.grpc.StatusRuntimeException UNAVAILABLE if there is none that is still good
   */
  String value() {
    begin();
    Held now = held;
    if (now == null) {
      await();
      now = held;
    }
    if (now == null || !clock.instant().isBefore(now.end())) {
      throw Status.UNAVAILABLE
          .withDescription("the identity provider gives no token for this service")
          .asRuntimeException();
    }
    return now.value();
  }

  /** At the first use: a service without feeds has no client of its own. */
  private synchronized void begin() {
    if (renewal == null && !closed) {
      renewal = Thread.ofVirtual().name("own-token").start(this::renew);
    }
  }

  private void await() {
    try {
      var _ = there.await(FIRST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    Duration pause = PAUSE;
    boolean told = false;
    try {
      while (!Thread.interrupted()) {
        try {
          held = of(provider.get());
          there.countDown();
          pause = PAUSE;
          told = false;
          untilHalf();
        } catch (RuntimeException | Error e) {
          if (!told) {
            log.warn("This service's token cannot be renewed: {}", e.toString());
            told = true;
          }
          Thread.sleep(pause);
          pause =
              pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                  ? pause.multipliedBy(2)
                  : LONGEST_PAUSE;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks at the clock, because a machine that has slept has not waited. */
  private void untilHalf() throws InterruptedException {
    Held now = Objects.requireNonNull(held);
    do {
      Thread.sleep(PAUSE);
    } while (clock.instant().isBefore(now.renewTime()));
  }

  private Held of(OAuth2AccessToken token) {
    Instant now = clock.instant();
    Instant end = Objects.requireNonNull(token.getExpiresAt(), "a token without an end");
    Duration left = Duration.between(now, end);
    return new Held(token.getTokenValue(), now.plus(left.dividedBy(2)), end);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (renewal != null) {
      renewal.interrupt();
    }
  }
}
