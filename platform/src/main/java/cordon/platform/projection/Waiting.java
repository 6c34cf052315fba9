package cordon.platform.projection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Calls that wait for entries. Each looks once for itself; from then on one looks for all of them,
 * when something has been applied, so that a hundred calls for what never comes cost the database
 * what one does.
 */
final class Waiting {
  /** Another replica's projector may have done the work; then nobody wakes us. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** Under load something is applied all the time. */
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Arrivals arrivals;
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final Semaphore wake = new Semaphore(0);
  private boolean looking;

  /** One call; a class and not a record, for two may wait for the same entry. */
  private static final class Waiter {
    private final String handle;
    private final CompletableFuture<Boolean> arrived = new CompletableFuture<>();

    Waiter(String handle) {
      this.handle = handle;
    }
  }

  Waiting(Arrivals arrivals) {
    this.arrivals = arrivals;
    arrivals.onProgress(this::wake);
  }

  /** Whether the entry has arrived, at the latest after this time. */
  boolean await(String handle, Duration longest) throws InterruptedException {
    if (!arrivals.arrived(Set.of(handle)).isEmpty()) {
      return true;
    }
    var waiter = new Waiter(handle);
    enter(waiter);
    try {
      return waiter.arrived.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    } finally {
      waiters.remove(waiter);
    }
  }

  private void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private synchronized void enter(Waiter waiter) {
    waiters.add(waiter);
    if (!looking) {
      looking = true;
      var _ = Thread.ofVirtual().name("waiting-for-entries").start(this::lookWhileAwaited);
    }
  }

  private synchronized boolean goOn() {
    looking = !waiters.isEmpty();
    return looking;
  }

  private void lookWhileAwaited() {
    while (goOn()) {
      try {
        Thread.sleep(PAUSE);
        var _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        Set<String> arrived =
            arrivals.arrived(waiters.stream().map(w -> w.handle).collect(Collectors.toSet()));
        waiters.stream()
            .filter(waiter -> arrived.contains(waiter.handle))
            .forEach(waiter -> waiter.arrived.complete(true));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        waiters.forEach(waiter -> waiter.arrived.complete(false));
      } catch (RuntimeException e) {
        waiters.forEach(waiter -> waiter.arrived.completeExceptionally(e));
      }
    }
  }
}
