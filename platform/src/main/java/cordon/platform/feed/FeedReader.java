package cordon.platform.feed;

import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.GetHeadRequest;
import cordon.common.v1.GetHeadResponse;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.HoleException;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Watermark;
import cordon.platform.projection.Projector;
import cordon.platform.work.Worker;
import io.grpc.Channel;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads another service's feed and keeps what this service uses of it. One replica reads, by a
 * lease; the others are as well as what they see in the database is fresh, and read on when the
 * lease runs out. A broken stream is taken up again where it was; a hole stops the reader for good
 * and shows in the service's health.
 */
public final class FeedReader extends Worker {
  /** After the projection that reads what is kept. */
  private static final int PHASE = Projector.PHASE + 10;

  private static final int STRETCH = 200;
  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final Duration ASK_EVERY = Duration.ofMillis(250);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** For the rest of a stretch; behind its last entry the source says how far it has come. */
  private static final Duration SOON = Duration.ofMillis(20);

  /** How often a position is written down to which nothing was of use. */
  private static final Duration PASSED_EVERY = Duration.ofSeconds(10);

  private final String source;
  private final Channel channel;
  private final List<String> types;
  private final Observations observations;
  private final InstantSource clock;
  private final Lease lease;
  private final Marks marks = new Marks();
  private Watermark reached = new Watermark();
  private volatile Instant current = Instant.EPOCH;
  private long kept;
  private long position;
  private long passedDue = System.nanoTime();
  private long askDue = System.nanoTime();
  private volatile @Nullable BlockingClientCall<?, SubscribeResponse> reading;

  /**
   * @param source name of the service that is read, e.g. {@code operations}
   * @param channel to it, with this service's own token
   * @param types full names of the resource messages that are used here
   */
  public FeedReader(
      String source,
      Channel channel,
      Set<String> types,
      Observations observations,
      InstantSource clock) {
    super("feed-" + source, PHASE);
    this.source = source;
    this.channel = channel;
    this.types = types.stream().sorted().toList();
    this.observations = observations;
    this.lease = observations.lease(source);
    this.clock = clock;
  }

  public String source() {
    return source;
  }

  /** Everything that the source had accepted before this moment is kept here. */
  public Instant current() {
    return current;
  }

  /**
   * Everything that the source had accepted before this moment is in a view.
   *
   * @param caughtUp of the view: everything that was kept here before is in it
   */
  public Instant current(Instant caughtUp) {
    return marks.keptBefore(caughtUp);
  }

  /** Whether what is kept here is not older than this. */
  public boolean fresh(Duration within) {
    return current().plus(within).isAfter(clock.instant());
  }

  @Override
  protected void step() throws InterruptedException, StatusException, TimeoutException {
    if (lease.hold(current)) {
      try {
        read();
      } catch (StatusException | TimeoutException | RuntimeException | Error e) {
        // Perhaps another replica can.
        lease.release();
        throw e;
      }
    } else {
      if (!lease.told().equals(Instant.EPOCH)) {
        know(lease.told());
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Until stopped, or until another replica reads on. */
  private void read() throws InterruptedException, StatusException, TimeoutException {
    kept = observations.position(source);
    position = kept;
    reached = new Watermark();
    BlockingClientCall<?, SubscribeResponse> call =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .subscribe(SubscribeRequest.newBuilder().setAfter(kept).addAllTypes(types).build());
    reading = call;
    try {
      while (isRunning() && lease.hold(current) && take(call)) {
        askForHead();
        if (reached.pass(position)) {
          know(reached.moment());
        }
        well();
      }
    } finally {
      reading = null;
      call.cancel("the reader stops", null);
    }
  }

  /**
   * Asks how far the source is, which the stream cannot tell: what lies in it may be old. The
   * moment is taken before, by this service's clock.
   */
  private void askForHead() throws StatusException, InterruptedException {
    if (!reached.wantsHead() || System.nanoTime() - askDue < 0) {
      return;
    }
    askDue = System.nanoTime() + ASK_EVERY.toNanos();
    Instant asked = clock.instant();
    GetHeadResponse answer =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .withDeadlineAfter(ANSWERED_WITHIN)
            .getHead(GetHeadRequest.getDefaultInstance());
    reached.note(FeedMessages.head(answer.getHead(), asked));
  }

  /** What the source had accepted before a moment is kept by now, here or by another replica. */
  private void know(Instant moment) {
    current = moment;
    marks.add(moment, clock.instant());
  }

  /**
   * Takes what is there, at least one message, and keeps it.
   *
   * @return false if another replica has read on meanwhile
   */
  private boolean take(BlockingClientCall<?, SubscribeResponse> call)
      throws InterruptedException, StatusException, TimeoutException {
    var entries = new ArrayList<Numbered>();
    long last = position;
    long bytes = 0;
    SubscribeResponse next = call.read(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new TimeoutException("the source has ended the stream");
    }
    while (next != null && next.hasEntry()) {
      last = check(next.getEntry(), last);
      entries.add(new Numbered(last, Instant.EPOCH, FeedMessages.original(next.getEntry())));
      bytes += next.getEntry().getSerializedSize();
      next = entries.size() < STRETCH && bytes < Blocks.MOST_BYTES ? readSoon(call) : null;
    }
    if (next != null && next.hasHead()) {
      last = Math.max(last, next.getHead().getPosition());
    }
    position = last;
    return keep(entries);
  }

  private boolean keep(List<Numbered> entries) {
    if (entries.isEmpty() && (position == kept || System.nanoTime() - passedDue < 0)) {
      return true;
    }
    if (!observations.keep(source, kept, position, entries)) {
      return false;
    }
    kept = position;
    passedDue = System.nanoTime() + PASSED_EVERY.toNanos();
    return true;
  }

  private static @Nullable SubscribeResponse readSoon(BlockingClientCall<?, SubscribeResponse> call)
      throws InterruptedException, StatusException {
    try {
      return call.read(SOON.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  private static long check(FeedEntry entry, long last) {
    if (entry.getPrevious() != last || entry.getPosition() <= last) {
      throw new HoleException(last, entry.getPrevious());
    }
    return entry.getPosition();
  }

  @Override
  public void stop() {
    super.stop();
    lease.release();
  }

  @Override
  protected void wake() {
    BlockingClientCall<?, SubscribeResponse> call = reading;
    if (call != null) {
      call.cancel("the service stops", null);
    }
  }
}
