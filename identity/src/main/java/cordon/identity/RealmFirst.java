package cordon.identity;

import cordon.start.BeforeStart;
import cordon.start.NotStartedException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a part takes calls it looks whether the realm has what the part needs. A provider that is
 * away keeps it from nothing, since it may come later: it is asked again beside the work until it
 * has answered once. What is missing then ends the part, as it would have ended the start.
 */
public abstract class RealmFirst extends BeforeStart {
  private static final Logger log = LoggerFactory.getLogger(RealmFirst.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String issuer;
  private final String untilThen;
  private volatile @Nullable Thread later;

  /**
   * @param issuer address of the realm
   * @param untilThen what does not go while the provider is away
   */
  protected RealmFirst(int phase, String issuer, String untilThen) {
    super(phase);
    this.issuer = issuer;
    this.untilThen = untilThen;
  }

  /**
   * What the part needs of the realm.
   *
   * @throws NotStartedException if it is not there
   */
  protected abstract void ask(ProviderCheck provider)
      throws ProviderCheck.AwayException, InterruptedException;

  @Override
  protected final void run() throws InterruptedException {
    String away = away();
    if (away != null) {
      log.warn("{}: {} until it does", away, untilThen);
      later = Thread.ofVirtual().name("realm").start(this::askLater);
    }
  }

  private @Nullable String away() throws InterruptedException {
    try (var provider = new ProviderCheck(issuer, InstantSource.system())) {
      ask(provider);
      return null;
    } catch (ProviderCheck.AwayException e) {
      return Objects.requireNonNull(e.getMessage());
    }
  }

  private void askLater() {
    try {
      do {
        Thread.sleep(pause());
      } while (away() != null);
      log.info("the identity provider answers, and its realm has what is needed");
    } catch (NotStartedException e) {
      log.error("{} {}", e.sentence(), e.remedy());
      end();
    } catch (InterruptedException e) {
      // The part ends before the provider has come.
    }
  }

  Duration pause() {
    return PAUSE;
  }

  void end() {
    System.exit(1);
  }

  @Override
  public void stop() {
    super.stop();
    Thread asking = later;
    if (asking != null) {
      asking.interrupt();
    }
  }
}
