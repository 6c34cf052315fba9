package cordon.platform.journal;

import cordon.platform.work.Worker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever waits for the journal to grow: at once when this replica's sequencer has numbered
 * something, within a tenth of a second when another's has.
 */
public final class Tail extends Worker {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Pages pages;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long head;

  public Tail(Pages pages) {
    super("journal-tail", Sequencer.PHASE + 1);
    this.pages = pages;
  }

  public long head() {
    lock.lock();
    try {
      return head;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a position beyond this one is given, or the time is over; tells the head. */
  public long awaitBeyond(long position, Duration longest) throws InterruptedException {
    long nanos = longest.toNanos();
    lock.lock();
    try {
      while (head <= position && nanos > 0) {
        nanos = grown.awaitNanos(nanos);
      }
      return head;
    } finally {
      lock.unlock();
    }
  }

  void advance(long numbered) {
    lock.lock();
    try {
      if (numbered > head) {
        head = numbered;
        grown.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected void step() throws InterruptedException {
    advance(pages.head());
    TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
  }
}
