package cordon.platform.feed;

import cordon.common.v1.ConfirmFeedRequest;
import cordon.common.v1.FeedServiceGrpc;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells a source up to where every view of this service shows its feed, so that nobody here decides
 * any more on what was before. It follows what is kept by a second or so, in steps, since each asks
 * the database. Nothing relies on it but how soon a change is in force.
 */
final class Confirmation {
  private static final Duration STEP = Duration.ofSeconds(1);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private final Channel channel;
  private final Observations observations;
  private final InstantSource clock;
  private long confirmed;
  private @Nullable Kept next;
  private long due = System.nanoTime();

  /** What was kept when. */
  private record Kept(long position, Instant at) {}

  Confirmation(Channel channel, Observations observations, InstantSource clock) {
    this.channel = channel;
    this.observations = observations;
    this.clock = clock;
  }

  /**
   * Does what is due.
   *
   * @param whole whether nothing of the feed up to there is still to come
   */
  void follow(FeedPosition kept, boolean whole) throws InterruptedException {
    if (!whole || kept.added() != null) {
      next = null;
      return;
    }
    Kept waiting = next;
    if (waiting != null && observations.shown(waiting.at())) {
      next = null;
      confirm(waiting.position());
    }
    if (next == null && kept.position() > confirmed && System.nanoTime() - due >= 0) {
      next = new Kept(kept.position(), clock.instant());
      due = System.nanoTime() + STEP.toNanos();
    }
  }

  private void confirm(long position) throws InterruptedException {
    try {
      var _ =
          FeedServiceGrpc.newBlockingV2Stub(channel)
              .withDeadlineAfter(ANSWERED_WITHIN)
              .confirmFeed(
                  ConfirmFeedRequest.newBuilder()
                      .setReader(observations.reader())
                      .setPosition(position)
                      .build());
      confirmed = position;
    } catch (StatusException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        // A source of a release before: the one after it ends this stream when it comes.
        confirmed = Long.MAX_VALUE;
      }
      // Else it is said again with the next step.
    }
  }
}
