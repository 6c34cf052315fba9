package cordon.platform.feed;

import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedHead;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.HoleException;
import cordon.platform.journal.Numbered;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** One stream of another service's feed: what it brings, in order and without a hole. */
final class FeedStream implements AutoCloseable {
  private static final int STRETCH = 200;

  /** For the rest of a stretch; behind its last entry the source says how far it has come. */
  private static final Duration SOON = Duration.ofMillis(20);

  private final BlockingClientCall<?, SubscribeResponse> call;
  private final long after;
  private final @Nullable Binary known;
  private long position;
  private @Nullable Binary leaf;

  /**
   * @param known leaf of the entry at {@code after}, as the source has told it before; null if it
   *     has not
   * @param types full names of messages; none means all
   */
  FeedStream(Channel channel, long after, @Nullable Binary known, List<String> types) {
    this.after = after;
    this.known = known;
    this.position = after;
    this.leaf = known;
    this.call =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .subscribe(SubscribeRequest.newBuilder().setAfter(after).addAllTypes(types).build());
  }

  /** Everything up to there has come or is of other types. */
  long position() {
    return position;
  }

  /** The leaf of the entry at the position; null if the source has not told it. */
  @Nullable Binary leaf() {
    return leaf;
  }

  /**
   * Takes what is there, at least one message: entries, or none if the source has only said how far
   * it is.
   *
   * @throws TimeoutException if nothing comes in this time
   * @throws StatusException if nothing comes any more
   * @throws AnotherJournalException if the source has another entry where this one was read
   */
  List<Numbered> take(Duration longest)
      throws InterruptedException, StatusException, TimeoutException {
    SubscribeResponse next = call.read(longest.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw Status.UNAVAILABLE.withDescription("the source has ended the stream").asException();
    }
    var entries = new ArrayList<Numbered>();
    long bytes = 0;
    while (next != null && next.hasEntry()) {
      FeedEntry entry = next.getEntry();
      position = check(entry);
      leaf = FeedMessages.leaf(entry.getLeaf());
      entries.add(new Numbered(position, Instant.EPOCH, FeedMessages.original(entry)));
      bytes += entry.getSerializedSize();
      next = entries.size() < STRETCH && bytes < Blocks.MOST_BYTES ? readSoon() : null;
    }
    if (next != null && next.hasHead()) {
      reach(next.getHead());
    }
    return entries;
  }

  private void reach(FeedHead head) {
    Binary told = FeedMessages.leaf(head.getLeaf());
    if (head.getPosition() == after && known != null && told != null && !known.equals(told)) {
      throw new AnotherJournalException(after);
    }
    if (head.getPosition() > position || (head.getPosition() == position && told != null)) {
      position = head.getPosition();
      leaf = told;
    }
  }

  private @Nullable SubscribeResponse readSoon() throws InterruptedException, StatusException {
    try {
      return call.read(SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  private long check(FeedEntry entry) {
    if (entry.getPrevious() != position || entry.getPosition() <= position) {
      throw new HoleException(position, entry.getPrevious());
    }
    return entry.getPosition();
  }

  void cancel(String why) {
    call.cancel(why, null);
  }

  @Override
  public void close() {
    cancel("the reader stops");
  }
}
