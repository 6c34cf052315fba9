package cordon.platform.journal;

import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.Instant;
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
  private volatile Instant numbered = Instant.EPOCH;
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

  /** How far the journal is numbered now, and as of which moment; asks the store. */
  public Head look() {
    Instant here = numbered;
    Instant elsewhere = pages.numberedUntil();
    // The position is read after the moment, so that it may be too far and never too short.
    return new Head(pages.head(), here.isAfter(elsewhere) ? here : elsewhere);
  }

  /** This replica's sequencer has numbered everything that was accepted before a moment. */
  void numberedUntil(Instant moment) {
    numbered = moment;
  }

  Instant numberedUntil() {
    return numbered;
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
