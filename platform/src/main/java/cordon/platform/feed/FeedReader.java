package cordon.platform.feed;

import cordon.common.v1.FeedEntry;
import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.GetHeadRequest;
import cordon.common.v1.GetHeadResponse;
import cordon.common.v1.SubscribeRequest;
import cordon.common.v1.SubscribeResponse;
import cordon.platform.journal.HoleException;
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
 * Reads another service's feed and keeps what this service uses of it. A broken stream is taken up
 * again where it was; a hole stops the reader for good and shows in the service's health.
 */
public final class FeedReader extends Worker {
  /** After the projection that reads what is kept. */
  private static final int PHASE = Projector.PHASE + 10;

  private static final int STRETCH = 200;
  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final Duration ASK_EVERY = Duration.ofMillis(500);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

  private final String source;
  private final Channel channel;
  private final List<String> types;
  private final Observations observations;
  private final InstantSource clock;
  private final Watermark current = new Watermark();
  private final Marks marks = new Marks();
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
    this.clock = clock;
  }

  public String source() {
    return source;
  }

  /** Everything that the source had accepted before this moment is kept here. */
  public Instant current() {
    return current.moment();
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
    long position = observations.position(source);
    BlockingClientCall<?, SubscribeResponse> call =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .subscribe(SubscribeRequest.newBuilder().setAfter(position).addAllTypes(types).build());
    reading = call;
    try {
      while (isRunning()) {
        position = take(call, position);
        askForHead();
        mark(position);
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
    if (!current.wantsHead() || System.nanoTime() - askDue < 0) {
      return;
    }
    askDue = System.nanoTime() + ASK_EVERY.toNanos();
    Instant asked = clock.instant();
    GetHeadResponse answer =
        FeedServiceGrpc.newBlockingV2Stub(channel)
            .withDeadlineAfter(ANSWERED_WITHIN)
            .getHead(GetHeadRequest.getDefaultInstance());
    current.note(FeedMessages.head(answer.getHead(), asked));
  }

  private void mark(long position) {
    if (current.pass(position)) {
      marks.add(current.moment(), clock.instant());
    }
  }

  /** Takes what is there, at least one message, and gives the new position. */
  private long take(BlockingClientCall<?, SubscribeResponse> call, long from)
      throws InterruptedException, StatusException, TimeoutException {
    var entries = new ArrayList<Numbered>();
    long position = from;
    SubscribeResponse next = call.read(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new TimeoutException("the source has ended the stream");
    }
    while (next != null && next.hasEntry()) {
      position = check(next.getEntry(), position);
      entries.add(new Numbered(position, Instant.EPOCH, FeedMessages.original(next.getEntry())));
      next = entries.size() < STRETCH ? readNow(call) : null;
    }
    long reached =
        next != null && next.hasHead()
            ? Math.max(position, next.getHead().getPosition())
            : position;
    if (reached != from && !observations.keep(source, from, reached, entries)) {
      throw new TimeoutException("another replica reads on");
    }
    return reached;
  }

  private static @Nullable SubscribeResponse readNow(BlockingClientCall<?, SubscribeResponse> call)
      throws InterruptedException, StatusException {
    try {
      return call.read(2, TimeUnit.MILLISECONDS);
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
  protected void wake() {
    BlockingClientCall<?, SubscribeResponse> call = reading;
    if (call != null) {
      call.cancel("the service stops", null);
    }
  }
}
