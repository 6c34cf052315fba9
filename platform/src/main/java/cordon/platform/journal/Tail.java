package cordon.platform.journal;

import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Wakes whoever waits for the journal to grow: at once when this replica's sequencer has numbered
 * something, and within a tenth of a second when another's has. While this replica numbers, nobody
 * else does, and the database is not asked.
 */
public final class Tail extends Worker {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Blocks blocks;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private volatile Head known = new Head(0, Instant.EPOCH);
  private volatile boolean numberedHere;
  private long head;

  public Tail(Blocks blocks) {
    super("journal-tail", Sequencer.PHASE + 1);
    this.blocks = blocks;
  }

  public long head() {
    lock.lock();
    try {
      return head;
    } finally {
      lock.unlock();
    }
  }

  /** How far the journal is numbered, and as of which moment, as far as this replica knows. */
  public Head look() {
    return known;
  }

  /**
   * Waits until a position beyond this one is given, {@link #look} would tell something new, or the
   * time is over; tells the head.
   */
  public long awaitBeyond(long position, Duration longest) throws InterruptedException {
    long nanos = longest.toNanos();
    lock.lock();
    try {
      Head before = known;
      while (head <= position && before.equals(known) && nanos > 0) {
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

  /** Everything that was accepted before a moment is numbered, up to a position. */
  void numberedUntil(long position, Instant moment) {
    lock.lock();
    try {
      head = Math.max(head, position);
      known = new Head(position, moment);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether this replica's sequencer tells of everything that is numbered. */
  void numberedHere(boolean here) {
    numberedHere = here;
  }

  @Override
  protected void step() throws InterruptedException {
    if (!numberedHere) {
      advance(blocks.head());
    }
    TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
  }
}
