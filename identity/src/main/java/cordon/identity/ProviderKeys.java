package cordon.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's keys, in the background asked for again and again, so that no caller whose key is
 * known waits for the provider or notices that it is away. Only a token that names an unknown key
 * waits, some seconds at most, and makes us ask no more often than {@link
 * KeyTimes#askedAgainAfter}: a new key is known within that time, however many made-up ones are
 * named meanwhile (OpenID Connect Core 1.0, 10.1.1).
 */
public final class ProviderKeys implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProviderKeys.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final KeySource source;
  private final KeyTimes times;
  private final InstantSource clock;
  private final Thread renewal;
  private volatile @Nullable Known known;
  private volatile boolean answering = true;
  private volatile boolean closed;
  private Instant asked = Instant.MIN;
  private @Nullable CompletableFuture<Void> underWay;

  private record Known(JWKSet keys, Instant time) {
    boolean has(@Nullable String keyId) {
      return keyId == null || keys.getKeyByKeyId(keyId) != null;
    }
  }

  /** Begins to ask at once; {@code source} may come later than this. */
  public ProviderKeys(KeySource source, KeyTimes times, InstantSource clock) {
    this.source = source;
    this.times = times;
    this.clock = clock;
    CompletableFuture<Void> first = ask();
    renewal = Thread.ofVirtual().name("provider-keys").start(() -> renew(first));
  }

  /**
   * All keys, as soon as the one for a token may be among them: at once where it is known. A key id
   * that the provider does not know either is not among them.
   *
   * @param keyId that a token names; null if it names none
   * @return or fails with {@link KeysUnavailableException}
   */
  public CompletableFuture<List<JWK>> forKey(@Nullable String keyId) {
    Known now = usable();
    if (now != null && now.has(keyId)) {
      return CompletableFuture.completedFuture(now.keys().getKeys());
    }
    CompletableFuture<Void> asking = askUnlessJustDone();
    return asking == null
        ? answer(keyId)
        : asking.thenComposeAsync(done -> answer(keyId), ProviderKeys::inThread);
  }

  private CompletableFuture<List<JWK>> answer(@Nullable String keyId) {
    Known now = usable();
    return now != null && (now.has(keyId) || answering)
        ? CompletableFuture.completedFuture(now.keys().getKeys())
        : CompletableFuture.failedFuture(new KeysUnavailableException());
  }

  private @Nullable Known usable() {
    Known now = known;
    return now != null && clock.instant().isBefore(now.time().plus(times.kept())) ? now : null;
  }

  private synchronized @Nullable CompletableFuture<Void> askUnlessJustDone() {
    Duration gap = usable() == null ? PAUSE : times.askedAgainAfter();
    boolean justDone = asked != Instant.MIN && clock.instant().isBefore(asked.plus(gap));
    return underWay == null && justDone ? null : ask();
  }

  /** Asks, or joins whoever is asking. */
  private synchronized CompletableFuture<Void> ask() {
    CompletableFuture<Void> current = underWay;
    if (current != null) {
      return current;
    }
    var done = new CompletableFuture<Void>();
    underWay = done;
    asked = clock.instant();
    inThread(() -> {
      Known fetched = null;
      try {
        fetched = fetch();
      } finally {
        end(fetched);
        done.complete(null);
      }
    });
    return done;
  }

  /** In one step: whoever sees the answer and misses a key in it asks anew. */
  private synchronized void end(@Nullable Known fetched) {
    if (fetched != null) {
      known = fetched;
    }
    underWay = null;
  }

  private @Nullable Known fetch() {
    try {
      Instant time = clock.instant();
      var fetched = new Known(source.fetch(), time);
      if (!answering) {
        log.info("The identity provider answers again.");
      }
      answering = true;
      return fetched;
    } catch (IOException | RuntimeException e) {
      if (answering && !closed) {
        log.warn(
            "The identity provider's keys cannot be renewed; those that are known serve: {}",
            e.getMessage());
      }
      answering = false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return null;
  }

  private void renew(CompletableFuture<Void> first) {
    Duration pause = PAUSE;
    CompletableFuture<Void> asking = first;
    try {
      while (!Thread.interrupted()) {
        asking.join();
        Thread.sleep(answering ? times.renewedEvery() : shorter(pause, times.renewedEvery()));
        pause = answering ? PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        asking = ask();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void inThread(Runnable work) {
    var _ = Thread.ofVirtual().name("provider-keys").start(work);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    renewal.interrupt();
    if (source instanceof AutoCloseable held) {
      try {
        held.close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
