package cordon.start;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundles;

/**
 * Before all else a part waits until its MongoDB is there, and ends if it is one that it cannot
 * work on. Until then nothing listens, so that its probe has no answer.
 */
public final class StoreFirst extends BeforeStart {
  private static final Logger log = LoggerFactory.getLogger(StoreFirst.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StoreCheck check;
  private volatile boolean ending;

  /**
   * Looks by the real time: the clocks that are compared are those of machines.
   *
   * @param phase before which nothing asks the database
   */
  public StoreFirst(Mongodb mongodb, SslBundles bundles, int phase) {
    super(phase);
    check = new StoreCheck(mongodb.uri(), mongodb.trust(bundles), InstantSource.system());
  }

  @Override
  protected void run() throws InterruptedException {
    // Whoever is told to end while it waits ends, although its start has no end yet.
    var end = new Thread(() -> ending = true);
    Runtime.getRuntime().addShutdownHook(end);
    try {
      await();
    } finally {
      if (!ending) {
        Runtime.getRuntime().removeShutdownHook(end);
      }
    }
  }

  private void await() throws InterruptedException {
    String told = "";
    for (Optional<String> why = check.look(); why.isPresent(); why = check.look()) {
      if (!why.get().equals(told)) {
        told = why.get();
        log.warn("not started yet: {}; the start waits for it", told);
      }
      pause();
    }
    if (!told.isEmpty()) {
      log.info("MongoDB is there, and the start goes on");
    }
  }

  private void pause() throws InterruptedException {
    Thread.sleep(PAUSE);
    if (ending) {
      throw new NotStartedException(
          "This part was told to end before MongoDB was there.", "Start it again.");
    }
  }
}
