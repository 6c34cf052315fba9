package cordon.platform.feed;

import cordon.platform.journal.Numbered;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Reads the types that were added to a feed from its beginning, beside the stream of the others,
 * until they are as far: in turns with it, so that what is known already stays fresh meanwhile.
 */
final class AddedTypes implements AutoCloseable {
  /** Within this time the other stream says at least once how far its source is. */
  private static final Duration TURN = Duration.ofMillis(250);

  private static final Duration SOON = Duration.ofMillis(20);

  private final Observations observations;
  private final FeedStream stream;

  AddedTypes(Channel channel, Observations observations, FeedPosition.Added added) {
    this.observations = observations;
    this.stream = new FeedStream(channel, added.position(), null, added.types());
  }

  /**
   * Keeps what there is, up to the position of the others and for a moment at most.
   *
   * @return how far the feed is read then; nothing if another replica has moved it meanwhile
   */
  Optional<FeedPosition> catchUp(FeedPosition from) throws InterruptedException, StatusException {
    FeedPosition now = from;
    long end = System.nanoTime() + TURN.toNanos();
    boolean more = true;
    while (more && now.added() != null && System.nanoTime() - end < 0) {
      List<Numbered> entries = takeSoon();
      more = !entries.isEmpty();
      // What comes behind the position comes again, with the others.
      long reached = now.position();
      long to = Math.min(stream.position(), reached);
      if (to > Objects.requireNonNull(now.added()).position()) {
        FeedPosition next = now.addedMovedTo(to);
        if (!observations.keep(
            now, next, entries.stream().filter(one -> one.position() <= reached).toList())) {
          return Optional.empty();
        }
        now = next;
      }
    }
    return Optional.of(now);
  }

  private List<Numbered> takeSoon() throws InterruptedException, StatusException {
    try {
      return stream.take(SOON);
    } catch (TimeoutException e) {
      // The other stream says whether the source is there.
      return List.of();
    }
  }

  @Override
  public void close() {
    stream.close();
  }
}
