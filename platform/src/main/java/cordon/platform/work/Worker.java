package cordon.platform.work;

import cordon.platform.call.Faults;
import io.grpc.StatusException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.SmartLifecycle;

/**
 * Repeats one step on a thread of its own until the service stops. A fault, an Error too, pauses
 * it, is told once, and shows in the service's health until a step succeeds. It is never
 * interrupted: an interrupted transaction would hold its locks until the server gives it up.
 */
public abstract class Worker implements SmartLifecycle {
  private static final Duration PAUSE = Duration.ofMillis(300);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(12);

  private final Logger log = LoggerFactory.getLogger(getClass());
  private final String name;
  private final int phase;
  private volatile boolean running;
  private volatile boolean healthy;
  private volatile boolean stoppedForGood;
  private String told = "";
  private volatile Thread thread = Thread.currentThread();

  /**
   * Names a worker.
   *
   * @param phase when it starts among the others: a smaller number is earlier
   */
  protected Worker(String name, int phase) {
    this.name = name;
    this.phase = phase;
  }

  /** What has to be done before the service takes calls; a fault stops the start-up. */
  protected void prepare() {}

  /**
   * One round of work; waits for new work for a second at most.
   *
   * @throws StopForGoodException if going on would do harm
   */
  protected abstract void step() throws Exception;

  /** Makes a step that waits come back at once. */
  protected void wake() {}

  /** Says that work has succeeded, in a step that goes on for long. */
  protected final void well() {
    healthy = true;
    told = "";
  }

  public final boolean healthy() {
    return healthy && !stoppedForGood;
  }

  @Override
  public final void start() {
    prepare();
    running = true;
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  private void run() {
    while (running) {
      try {
        step();
        well();
      } catch (StopForGoodException e) {
        stoppedForGood = true;
        log.error("{} stops: {}", name, e.getMessage());
        return;
      } catch (Exception | Error e) {
        // An Error, too: a thread that is gone would leave the service as healthy as it was.
        pauseAfter(e);
      }
    }
  }

  private void pauseAfter(Throwable fault) {
    healthy = false;
    boolean fresh =
        fault instanceof PausedException ? !told.equals(describe(fault)) : told.isEmpty();
    if (running && fresh) {
      told = describe(fault);
      log.atLevel(fault instanceof Error ? Level.ERROR : Level.WARN)
          .log("{} pauses: {}", name, told);
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String describe(Throwable fault) {
    return switch (fault) {
      case PausedException paused -> String.valueOf(paused.getMessage());
      case StatusException refused -> refused.getStatus().getCode().name();
      default -> Faults.describe(fault);
    };
  }

  @Override
  public void stop() {
    running = false;
    wake();
    try {
      var _ = thread.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public final boolean isRunning() {
    return running;
  }

  @Override
  public final int getPhase() {
    return phase;
  }
}
