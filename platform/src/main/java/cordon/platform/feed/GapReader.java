package cordon.platform.feed;

import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.Entry;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a source for the entries that it could not read when it was their turn, one after the other
 * and one in a second, until each is kept.
 */
final class GapReader {
  private static final Logger log = LoggerFactory.getLogger(GapReader.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private final String source;
  private final Channel channel;
  private final Observations observations;
  private final Deque<Gap> gaps = new ArrayDeque<>();
  private List<String> types = List.of();
  private long due = System.nanoTime();

  GapReader(String source, Channel channel, Observations observations) {
    this.source = source;
    this.channel = channel;
    this.observations = observations;
  }

  /**
   * Looks which there are: when a replica begins to read, and when one has come.
   *
   * @param wanted the types of which the feed is read; none means all
   */
  void look(List<String> wanted) {
    types = wanted;
    gaps.clear();
    gaps.addAll(observations.gaps(source));
    if (!gaps.isEmpty()) {
      log.warn("{} has {} entries that it cannot read itself", source, gaps.size());
    }
  }

  boolean none() {
    return gaps.isEmpty();
  }

  /** Asks for the next of them, if it is time. */
  void ask() throws InterruptedException {
    if (gaps.isEmpty() || System.nanoTime() - due < 0) {
      return;
    }
    due = System.nanoTime() + EVERY.toNanos();
    Gap gap = gaps.removeFirst();
    if (!filled(gap)) {
      gaps.addLast(gap);
    }
  }

  private boolean filled(Gap gap) throws InterruptedException {
    BlockingClientCall<?, SubscribeResponse> call =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .subscribe(
                SubscribeRequest.newBuilder()
                    .setAfter(gap.position() - 1)
                    .addAllTypes(types)
                    .build());
    try {
      SubscribeResponse next = call.read(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      while (next != null && positionOf(next) < gap.position()) {
        next = call.read(ANSWERED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
      }
      return next != null && filled(gap, next);
    } catch (StatusException | TimeoutException e) {
      // The feed itself goes on; this is asked again.
      return false;
    } finally {
      call.cancel("one entry was wanted", null);
    }
  }

  private boolean filled(Gap gap, SubscribeResponse first) {
    Entry entry =
        first.hasEntry() && positionOf(first) == gap.position()
            ? FeedMessages.original(first.getEntry())
            // It can be read, and is of a type that is of no use here.
            : FeedMessages.ofNoUse(gap);
    if (!entry.readable()) {
      return false;
    }
    observations.fill(gap, entry);
    log.info("{} gives entry {} at last", source, gap.position());
    return true;
  }

  private static long positionOf(SubscribeResponse response) {
    return response.hasEntry()
        ? response.getEntry().getPosition()
        : response.getHead().getPosition();
  }
}
