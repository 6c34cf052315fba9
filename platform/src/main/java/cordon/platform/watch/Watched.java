package cordon.platform.watch;

import cordon.platform.projection.Projector;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thing that changes, looked at once for all who watch it: when its service's view has gone on,
 * and every now and then.
 */
public abstract class Watched {
  /** Another replica's projector may have done the work; then nobody wakes us. */
  public static final Duration LOOK = Duration.ofMillis(500);

  private final Projector projector;
  private final Set<Runnable> watchers = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private boolean looked;
  private long lookBegan;
  private volatile long change;
  private volatile boolean left;
  private volatile @Nullable RuntimeException fault;

  protected Watched(Projector projector) {
    this.projector = projector;
  }

  /**
   * Looks.
   *
   * @return another number than before if anything may be otherwise that somebody watches
   */
  protected abstract long latest();

  /** Looks now: whoever comes may know of a change that another replica has told. */
  public final void refresh() {
    refresh(System.nanoTime());
  }

  /**
   * What the last look has found.
   *
   * @throws RuntimeException what has ended the looking
   */
  public final long change() {
    RuntimeException ended = fault;
    if (ended != null) {
      throw ended;
    }
    return change;
  }

  /** Whether nothing is seen any more. */
  final boolean ended() {
    return fault != null;
  }

  final void start() {
    var _ = Thread.ofVirtual().name("watched").start(this::look);
  }

  final void add(Runnable changed) {
    watchers.add(changed);
  }

  /** Whether nobody is left. */
  final boolean remove(Runnable changed) {
    watchers.remove(changed);
    left = watchers.isEmpty();
    if (left) {
      wake.release();
    }
    return left;
  }

  /** Whoever has waited for a look that began after they came needs none of their own. */
  private synchronized void refresh(long asked) {
    long now = System.nanoTime();
    if (looked && lookBegan - asked >= 0) {
      return;
    }
    long latest = latest();
    looked = true;
    lookBegan = now;
    if (latest != change) {
      change = latest;
      watchers.forEach(Runnable::run);
    }
  }

  private void look() {
    Runnable progress = wake::release;
    projector.onProgress(progress);
    try {
      while (!left) {
        refresh();
        var _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fault = e;
    } finally {
      projector.removeListener(progress);
      if (!left) {
        fault = Objects.requireNonNullElseGet(fault, () -> new IllegalStateException("not looked"));
        watchers.forEach(Runnable::run);
      }
    }
  }
}
