package cordon.platform.feed;

import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Tail;
import cordon.platform.rpc.EventStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.types.Binary;

/** One reader of the feed. Sends only while the reader takes, so a slow one costs one stretch. */
final class Subscription {
  private static final int STRETCH = 200;
  private static final Duration HEAD_EVERY = Duration.ofMillis(500);

  private final Blocks blocks;
  private final Tail tail;
  private final InstantSource clock;
  private final Set<String> types;
  private final EventStream<SubscribeResponse> stream;
  private final Semaphore wake = new Semaphore(0);
  private long read;
  private long told;
  private long headDue;
  private long leafOf = -1;
  private Optional<Binary> leaf = Optional.empty();

  Subscription(
      Blocks blocks,
      Tail tail,
      InstantSource clock,
      Set<String> types,
      EventStream<SubscribeResponse> stream) {
    this.blocks = blocks;
    this.tail = tail;
    this.clock = clock;
    this.types = types;
    this.stream = stream;
  }

  void start(long after) {
    read = after;
    told = after;
    headDue = System.nanoTime();
    stream.whenChanged(wake::release);
    var _ = Thread.ofVirtual().name("feed-subscription").start(this::run);
  }

  private void run() {
    try {
      // First of all the reader is told whether this is still what it has read.
      sendHead();
      while (!stream.isLeft()) {
        send();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      stream.fail(e);
    }
  }

  private void send() throws InterruptedException {
    if (tail.head() > read) {
      Blocks.Stretch next = blocks.ownAfter(read, STRETCH, types);
      for (Numbered entry : next.entries()) {
        if (!awaitReady()) {
          return;
        }
        stream.send(FeedMessages.entry(entry, told));
        told = entry.position();
        leafOf = entry.position();
        leaf = Optional.ofNullable(entry.entry().leaf()).filter(_ -> entry.entry().readable());
      }
      read = next.reached();
      if (!next.entries().isEmpty() && tail.head() <= read) {
        // The reader keeps in one step what it was sent until here, and need not wait for more.
        sendHead();
      }
    }
    long left = headDue - System.nanoTime();
    if (left <= 0) {
      sendHead();
    } else {
      var _ = tail.awaitBeyond(read, Duration.ofNanos(left));
    }
  }

  /**
   * Also within a stream that never rests: everything up to what was read has been sent or is of
   * other types, so that the reader may take the head for its position.
   */
  private void sendHead() throws InterruptedException {
    if (awaitReady()) {
      if (leafOf != read) {
        leaf = blocks.leafAt(read);
        leafOf = read;
      }
      stream.send(FeedMessages.passed(read, leaf, clock.instant()));
      told = read;
      headDue = System.nanoTime() + HEAD_EVERY.toNanos();
    }
  }

  private boolean awaitReady() throws InterruptedException {
    while (!stream.isReady() && !stream.isLeft()) {
      var _ = wake.tryAcquire(1, TimeUnit.SECONDS);
      wake.drainPermits();
    }
    return !stream.isLeft();
  }
}
