package cordon.platform.projection;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Calls that wait for entries. Each looks once for itself; from then on one looks for all of them,
 * after ever longer pauses, so that what never comes costs the database little, however many wait
 * for it and however much is written meanwhile. What comes is seen late by a third of the time that
 * it took.
 */
final class Waiting {
  private static final Duration FIRST = Duration.ofMillis(20);

  /** Another replica may have done the work; then nobody tells us. */
  private static final Duration LONGEST = Duration.ofMillis(200);

  private final Arrivals arrivals;
  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
  private final Semaphore entered = new Semaphore(0);
  private final AtomicBoolean applied = new AtomicBoolean();
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
    arrivals.onProgress(() -> applied.set(true));
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

  private synchronized void enter(Waiter waiter) {
    waiters.add(waiter);
    entered.release();
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
    Duration pause = FIRST;
    long looked = System.nanoTime();
    while (goOn()) {
      try {
        Thread.sleep(FIRST);
        if (entered.tryAcquire(pause.minus(FIRST).toMillis(), TimeUnit.MILLISECONDS)) {
          entered.drainPermits();
          pause = FIRST;
        }
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        if (!applied.getAndSet(false) && System.nanoTime() - looked < LONGEST.toNanos()) {
          continue;
        }
        looked = System.nanoTime();
        Set<String> arrived =
            arrivals.arrived(waiters.stream().map(w -> w.handle).collect(Collectors.toSet()));
        waiters.stream()
            .filter(waiter -> arrived.contains(waiter.handle))
            .forEach(waiter -> waiter.arrived.complete(true));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        waiters.forEach(waiter -> waiter.arrived.complete(false));
      } catch (RuntimeException | Error e) {
        waiters.forEach(waiter -> waiter.arrived.completeExceptionally(e));
      }
    }
  }
}
