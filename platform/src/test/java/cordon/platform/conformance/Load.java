package cordon.platform.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Repeats an act so many times a second, or as often as the machine can, until it is closed. */
public final class Load implements AutoCloseable {
  private static final int MOST_AT_ONCE = 8;

  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean closed;

  private Load() {}

  /** Begins at once, on threads of its own; what the act throws ends its thread. */
  public static Load of(int perSecond, Runnable act) {
    var load = new Load();
    int threads = Math.clamp(perSecond / 20, 1, MOST_AT_ONCE);
    long nanos = Duration.ofSeconds(1).toNanos() * threads / perSecond;
    for (int i = 0; i < threads; i++) {
      load.threads.add(Thread.ofVirtual().name("load").start(() -> load.repeat(nanos, act)));
    }
    return load;
  }

  /** How often it was done. */
  public long done() {
    return done.get();
  }

  private void repeat(long nanos, Runnable act) {
    long next = System.nanoTime();
    while (!closed) {
      act.run();
      done.incrementAndGet();
      next += nanos;
      try {
        Thread.sleep(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
