package cordon.platform.journal;

import com.mongodb.MongoException;
import cordon.platform.call.Faults;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes whoever waits for the journal to grow: at once when this replica's sequencer has numbered
 * something, within a tenth of a second when another's has.
 */
public final class Tail implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Tail.class);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Pages pages;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long head;
  private volatile boolean running;
  private volatile boolean reading;

  public Tail(Pages pages) {
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

  /** Whether the head is being kept current. */
  public boolean reading() {
    return reading;
  }

  @Override
  public void start() {
    running = true;
    var _ = Thread.ofVirtual().name("journal-tail").start(this::look);
  }

  private void look() {
    while (running) {
      try {
        advance(pages.head());
        reading = true;
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
      } catch (MongoException e) {
        if (reading) {
          log.warn("the journal cannot be read: {}", Faults.describe(e));
        }
        reading = false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Sequencer.PHASE + 1;
  }
}
