package cordon.platform.feed;

import cordon.common.v1.FeedServiceGrpc;
import cordon.common.v1.GetHeadRequest;
import cordon.common.v1.GetHeadResponse;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Watermark;
import cordon.platform.projection.Projector;
import cordon.platform.work.Worker;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads another service's feed and keeps what this service uses of it. One replica reads, by a
 * lease; the others are as well as what they see in the database is fresh, and read on when the
 * lease runs out. A broken stream is taken up again where it was; a hole stops the reader for good
 * and shows in the service's health.
 */
public final class FeedReader extends Worker {
  /** After the projection that reads what is kept. */
  private static final int PHASE = Projector.PHASE + 10;

  private static final Duration SILENCE = Duration.ofSeconds(4);
  private static final Duration ASK_EVERY = Duration.ofMillis(250);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(300);

  /** How often a position is written down to which nothing was of use. */
  private static final Duration PASSED_EVERY = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

  private final String source;
  private final Channel channel;
  private final Set<String> types;
  private final Set<String> before;
  private final Observations observations;
  private final InstantSource clock;
  private final Lease lease;
  private final GapReader gaps;
  private final Marks marks = new Marks();
  private Watermark reached = new Watermark();
  private volatile Instant current = Instant.EPOCH;
  private Instant known = Instant.EPOCH;
  private volatile @Nullable Duration leaseOfSource;

  /**
   * When this replica found all its types kept as far as any, so that what is said of a later
   * moment is said of all; null before that, and long ago once such a moment has come.
   */
  private @Nullable Instant complete;

  private FeedPosition kept;
  private long position;
  private long passedDue = System.nanoTime();
  private long askDue = System.nanoTime();
  private volatile @Nullable FeedStream reading;

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
    this(source, channel, types, types, observations, clock);
  }

  /**
   * @param before the types that releases read which stored a position without its types; what is
   *     not among them is read from the beginning
   */
  public FeedReader(
      String source,
      Channel channel,
      Set<String> types,
      Set<String> before,
      Observations observations,
      InstantSource clock) {
    super("feed-" + source, PHASE);
    this.source = source;
    this.channel = channel;
    this.types = Set.copyOf(types);
    this.before = Set.copyOf(before);
    this.kept = FeedPosition.beginning(source, types);
    this.observations = observations;
    this.lease = observations.lease(source);
    this.clock = clock;
    this.gaps = new GapReader(source, channel, observations);
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

  /**
   * For how long the source lets others act on what they know of it, as it has said last, to this
   * replica or to the one that reads; null if it does not tell.
   */
  public @Nullable Duration leaseOfSource() {
    return leaseOfSource;
  }

  /** Whether what is kept here is not older than this. */
  public boolean fresh(Duration within) {
    return current().plus(within).isAfter(clock.instant());
  }

  @Override
  protected void step() throws InterruptedException, StatusException, TimeoutException {
    if (complete == null) {
      // Also where another replica reads, so that it does not go on without these types.
      open();
    }
    if (holdLease()) {
      try {
        read();
      } catch (StatusException e) {
        lease.release();
        if (FeedMessages.isBehind(e)) {
          throw new SourceBehindException(kept.position());
        }
        throw e;
      } catch (TimeoutException | RuntimeException | Error e) {
        // Perhaps another replica can.
        lease.release();
        throw e;
      }
    } else {
      if (!lease.told().equals(Instant.EPOCH)) {
        leaseOfSource = lease.lasts();
        know(lease.told());
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Takes or keeps the reading, and tells the other replicas what they may rest on. */
  private boolean holdLease() {
    return lease.hold(known, leaseOfSource);
  }

  /** Until stopped, or until another replica reads on. */
  private void read() throws InterruptedException, StatusException, TimeoutException {
    open();
    position = kept.position();
    reached = new Watermark();
    var confirmation = new Confirmation(channel, observations, clock);
    gaps.look(Objects.requireNonNull(kept.types()));
    FeedPosition.Added added = kept.added();
    try (var stream =
            new FeedStream(channel, position, kept.leaf(), Objects.requireNonNull(kept.types()));
        var late = added == null ? null : new AddedTypes(channel, observations, added)) {
      reading = stream;
      while (isRunning() && holdLease() && take(stream) && catchUp(late)) {
        askForHead();
        confirmation.follow(kept, gaps.none());
        if (reached.pass(position)) {
          know(reached.moment());
        }
        gaps.ask();
        well();
      }
    } finally {
      reading = null;
    }
  }

  /** Looks how far the feed is read, and of which types. */
  private void open() {
    kept = observations.open(source, types, before);
    if (!kept.keeps(types)) {
      complete = null;
    } else if (complete == null) {
      complete = clock.instant();
    }
  }

  /**
   * Reads what was added to the types from the beginning.
   *
   * @return false if all types go on together from here, or another replica has read on
   */
  private boolean catchUp(@Nullable AddedTypes late) throws InterruptedException, StatusException {
    if (late == null) {
      return true;
    }
    Optional<FeedPosition> now = late.catchUp(kept);
    now.ifPresent(moved -> kept = moved);
    if (now.isPresent() && kept.added() == null) {
      log.info("{} is read with all types from {} on: {}", source, kept.position(), kept.types());
    }
    return now.isPresent() && kept.added() != null;
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
    leaseOfSource = FeedMessages.lease(answer.getHead());
    reached.note(FeedMessages.head(answer.getHead(), asked));
  }

  /**
   * What the source had accepted before a moment is kept by now, here or by another replica. What
   * was said before all types of this replica were kept was not said of all of them.
   */
  private void know(Instant moment) {
    known = moment;
    Instant from = complete;
    if (from != null && !moment.isBefore(from)) {
      // A clock that is set back later stops nothing.
      complete = Instant.EPOCH;
      current = moment;
      marks.add(moment, clock.instant());
    }
  }

  /**
   * Takes what is there, at least one message, and keeps it.
   *
   * @return false if another replica has read on meanwhile
   */
  private boolean take(FeedStream stream)
      throws InterruptedException, StatusException, TimeoutException {
    List<Numbered> entries = stream.take(SILENCE);
    position = stream.position();
    return keep(entries, stream.leaf());
  }

  private boolean keep(List<Numbered> entries, @Nullable Binary leaf) {
    if (entries.isEmpty() && System.nanoTime() - passedDue < 0) {
      return true;
    }
    passedDue = System.nanoTime() + PASSED_EVERY.toNanos();
    if (position == kept.position() && Objects.equals(leaf, kept.leaf())) {
      // Another replica may want types that nobody has written of since.
      return observations.open(source, types, before).equals(kept);
    }
    FeedPosition next = kept.movedTo(position, leaf);
    if (!observations.keep(kept, next, entries)) {
      return false;
    }
    kept = next;
    if (!entries.stream().allMatch(one -> one.entry().readable())) {
      gaps.look(Objects.requireNonNull(kept.types()));
    }
    return true;
  }

  @Override
  public void stop() {
    super.stop();
    lease.release();
  }

  @Override
  protected void wake() {
    FeedStream stream = reading;
    if (stream != null) {
      stream.cancel("the service stops");
    }
  }
}
