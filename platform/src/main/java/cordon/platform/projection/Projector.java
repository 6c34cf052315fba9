package cordon.platform.projection;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import cordon.platform.call.Faults;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a view up with the journal. While the build of its own version is not caught up, an older
 * one that the code can go on with is kept up too, and serves; where there is none, nothing serves
 * and the service is not healthy. See {@code docs/decisions/0032}.
 */
public final class Projector extends Worker {
  /** After the order of the journal is kept, before feeds are read and calls are taken. */
  public static final int PHASE = Sequencer.PHASE + 10;

  private static final Logger log = LoggerFactory.getLogger(Projector.class);
  private static final Duration REST = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration AFTER_FAULT = Duration.ofMillis(300);

  /** So long a start waits, so that the first calls find the view as the journal is. */
  private static final Duration START = Duration.ofSeconds(2);

  private final Mongo mongo;
  private final Blocks blocks;
  private final Tail tail;
  private final Projection projection;
  private final Builds builds;
  private final Upkeep upkeep;
  private final Serving serving = new Serving();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Follower own;
  private volatile @Nullable OldVersion old;
  private long headAtStart;

  Projector(Mongo mongo, Blocks blocks, Tail tail, Projection projection, Duration kept) {
    super("projector-" + projection.name(), PHASE);
    this.mongo = mongo;
    this.blocks = blocks;
    this.tail = tail;
    this.projection = projection;
    this.builds = new Builds(mongo);
    this.upkeep = new Upkeep(builds, projection.name(), kept);
  }

  /** What the view shows: the last position applied, and its time. */
  public Progress reached() {
    return Objects.requireNonNullElseGet(
        serving.reached(), () -> Progress.none(projection.name(), projection.version()));
  }

  /**
   * Everything that was accepted before this moment is in the view, however much has come since; it
   * stands still while nothing is numbered.
   */
  public Instant caughtUp() {
    return serving.caughtUp();
  }

  /**
   * Whether the build of this code's own version is read, with everything in it that was accepted
   * before a moment.
   */
  boolean shows(Instant moment) {
    return !caughtUp().isBefore(moment) && !building();
  }

  /** The view's name. */
  public String name() {
    return projection.name();
  }

  /** Whether what is read is not the build of this code's own version, or nothing is read yet. */
  public boolean building() {
    Follower now = serving.now();
    return now == null || now.build().version() != projection.version();
  }

  /** How many entries the build that is read had to leave out. */
  public long parked() {
    Follower now = serving.now();
    return now == null ? 0 : now.parked();
  }

  /** Called after each stretch, on the projector's thread; must not block. */
  public void onProgress(Runnable listener) {
    listeners.add(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * The build that is read outside of transactions.
   *
   * @throws RejectedException STORE_UNAVAILABLE if there is none yet
   */
  public ViewBuild serving() {
    return require(serving.now()).build();
  }

  /**
   * The build that a transaction reads: one that was caught up in the state that it sees.
   *
   * @throws RejectedException STORE_UNAVAILABLE if there is none
   */
  public ViewBuild serving(ClientSession session) {
    return require(serving.in(build -> builds.positionOf(session, build))).build();
  }

  private Follower require(@Nullable Follower follower) {
    if (follower == null || !upkeep.inUse()) {
      throw new RejectedException(
              CommonReason.STORE_UNAVAILABLE, "A view is being built; repeat the call in a moment.")
          .with("view", projection.name());
    }
    return follower;
  }

  @Override
  protected void prepare() {
    headAtStart = blocks.head();
    Builds.Known known = builds.open(projection);
    Follower follower = follow(known);
    own = follower;
    Optional<Builds.Known> older = older(known);
    if (older.isEmpty()) {
      if (begin(follower)) {
        builds.complete(follower.build());
      }
      return;
    }
    log.info("{} is built beside {}", follower.build(), older.get().build());
    var before = new OldVersion(follow(older.get()), serving, this::tell);
    var _ = begin(before.follower());
    old = before;
    before.start();
  }

  /** The furthest that this code can go on with, if it is further than the own one. */
  private Optional<Builds.Known> older(Builds.Known known) {
    return builds.of(projection.name()).stream()
        .filter(one -> one.complete() && !one.dropped())
        .filter(one -> one.build().version() >= projection.since())
        .filter(one -> one.build().version() < projection.version())
        .filter(one -> !known.complete() || one.reached().position() > known.reached().position())
        .max(
            Comparator.comparingLong((Builds.Known one) -> one.reached().position())
                .thenComparingInt(one -> one.build().version()));
  }

  private Follower follow(Builds.Known known) {
    return new Follower(mongo, blocks, tail, projection, known);
  }

  /** Catches up for a moment; what is as the journal was at the start serves. */
  private boolean begin(Follower follower) {
    long end = System.nanoTime() + START.toNanos();
    try {
      while (follower.position() < headAtStart && System.nanoTime() - end < 0) {
        var _ = follower.catchUp(headAtStart);
      }
    } catch (RuntimeException e) {
      log.warn("{} is not caught up yet: {}", follower.build(), Faults.describe(e));
    }
    if (follower.position() < headAtStart) {
      return false;
    }
    serving.begin(follower);
    return true;
  }

  /** Ends only when something serves, so that the service is not healthy before. */
  @Override
  protected void step() throws InterruptedException {
    if (healthy() && serving.none()) {
      throw new IllegalStateException(projection.name() + " has nothing to serve from");
    }
    try {
      do {
        round(Objects.requireNonNull(own));
      } while (isRunning() && serving.none());
    } catch (BuildGoneException e) {
      goneWith(e);
      throw e;
    } catch (MongoException e) {
      if (!olderServes()) {
        throw e;
      }
      log.warn("{} is built on in a moment: {}", projection.name(), Faults.describe(e));
      TimeUnit.NANOSECONDS.sleep(AFTER_FAULT.toNanos());
    }
    if (olderServes() && !Objects.requireNonNull(old).healthy()) {
      throw new IllegalStateException("the build that serves is not kept up");
    }
  }

  /** Then it is the one by which the service is as well as it is. */
  private boolean olderServes() {
    OldVersion before = old;
    return before != null && serving.is(before.follower());
  }

  private void round(Follower follower) throws InterruptedException {
    OldVersion before = old;
    upkeep.run(before == null ? List.of(follower) : List.of(follower, before.follower()));
    if (serving.is(follower)) {
      follower.keepUp(REST, this::tell);
      if (before != null && serving.settled()) {
        before.stop();
        old = null;
      }
      return;
    }
    if (before != null
        && serving.none()
        && before.healthy()
        && before.follower().position() >= headAtStart) {
      var _ = serving.switchTo(before.follower(), builds::positionOf);
    }
    long from = follower.position();
    if (follower.catchUp(before == null ? headAtStart : Long.MAX_VALUE)) {
      if (serving.switchTo(follower, builds::positionOf)) {
        log.info("{} is caught up and serves", follower.build());
        builds.complete(follower.build());
        tell();
      } else if (follower.position() == from) {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    }
  }

  private void goneWith(BuildGoneException gone) {
    OldVersion before = old;
    if (before != null && before.follower().build() == gone.build()) {
      serving.end(before.follower());
      before.stop();
      old = null;
    } else {
      serving.end(Objects.requireNonNull(own));
      headAtStart = blocks.head();
      own = follow(builds.open(projection));
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public void stop() {
    super.stop();
    OldVersion before = old;
    if (before != null) {
      before.stop();
    }
  }
}
