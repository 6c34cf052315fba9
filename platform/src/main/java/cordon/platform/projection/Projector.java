package cordon.platform.projection;

import com.mongodb.MongoException;
import cordon.platform.call.Faults;
import cordon.platform.journal.HoleException;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Pages;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.store.Mongo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a projection up with the journal: a stretch of entries and the new position in one
 * transaction. An entry that cannot be applied parks its aggregate and not the stream; a hole stops
 * everything.
 */
public final class Projector implements SmartLifecycle {
  /** After the order of the journal is kept, before feeds are read and calls are taken. */
  public static final int PHASE = Sequencer.PHASE + 10;

  private static final Logger log = LoggerFactory.getLogger(Projector.class);
  private static final int STRETCH = 500;
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Mongo mongo;
  private final Pages pages;
  private final Tail tail;
  private final InstantSource clock;
  private final Projection projection;
  private final Progresses progresses;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Progress reached;
  private volatile Instant caughtUp = Instant.EPOCH;
  private volatile boolean running;
  private volatile boolean healthy = true;
  private volatile Thread worker = Thread.currentThread();

  public Projector(
      Mongo mongo, Pages pages, Tail tail, InstantSource clock, Projection projection) {
    this.mongo = mongo;
    this.pages = pages;
    this.tail = tail;
    this.clock = clock;
    this.projection = projection;
    this.progresses = new Progresses(mongo);
    this.reached = new Progress(projection.name(), projection.version(), 0, Instant.EPOCH);
  }

  /** What the view shows: the last position applied, and its time. */
  public Progress reached() {
    return reached;
  }

  /** Entries that could not be applied; while there are any, figures are incomplete. */
  public long parked() {
    return progresses.parkedEntries(projection);
  }

  /** Since when at the latest everything that was numbered then is in the view. */
  public Instant caughtUp() {
    return caughtUp;
  }

  public boolean healthy() {
    return healthy;
  }

  /** Called after each stretch, on the projector's thread; must not block. */
  public void onProgress(Runnable listener) {
    listeners.add(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  @Override
  public void start() {
    Progress stored = progresses.of(projection);
    if (stored.version() != projection.version()) {
      log.info("{} is built anew: its stored form has changed", projection.name());
      progresses.reset(projection, projection.collections());
      stored = progresses.of(projection);
    }
    reached = stored;
    running = true;
    worker = Thread.ofPlatform().daemon().name("projector-" + projection.name()).start(this::run);
  }

  private void run() {
    while (running) {
      try {
        Instant asked = clock.instant();
        long head = tail.awaitBeyond(reached.position(), Duration.ofSeconds(1));
        if (head <= reached.position() || !step()) {
          caughtUp = asked;
        }
        healthy = true;
      } catch (InterruptedException e) {
        return;
      } catch (HoleException e) {
        healthy = false;
        running = false;
        log.error("{} stops: {}", projection.name(), e.getMessage());
      } catch (RuntimeException e) {
        pauseAfter(e);
      }
    }
  }

  private void pauseAfter(RuntimeException fault) {
    if (healthy && running) {
      log.warn("{} pauses: {}", projection.name(), Faults.describe(fault));
    }
    healthy = false;
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Applies the next stretch; false if there was none. */
  private boolean step() {
    Progress from = progresses.of(projection);
    List<Numbered> entries = pages.after(from.position(), STRETCH);
    if (entries.isEmpty()) {
      reached = from;
      return false;
    }
    Set<String> parkedAlready = progresses.parkedAggregates(projection);
    try {
      reached = apply(from, entries, parkedAlready);
    } catch (MongoException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("{} goes on one by one: {}", projection.name(), Faults.describe(e));
      reached = oneByOne(from, entries);
    }
    listeners.forEach(Runnable::run);
    return true;
  }

  private Progress oneByOne(Progress start, List<Numbered> entries) {
    Progress from = start;
    for (Numbered entry : entries) {
      try {
        from = apply(from, List.of(entry), progresses.parkedAggregates(projection));
      } catch (MongoException e) {
        throw e;
      } catch (RuntimeException e) {
        log.error(
            "{} parks {} at {}: {}",
            projection.name(),
            entry.entry().type(),
            entry.position(),
            Faults.describe(e));
        from = apply(from, List.of(entry), Set.of(entry.entry().aggregate()));
      }
    }
    return from;
  }

  private Progress apply(Progress from, List<Numbered> entries, Set<String> parkedAggregates) {
    Numbered last = entries.getLast();
    var to =
        new Progress(projection.name(), projection.version(), last.position(), last.numbered());
    boolean moved =
        mongo.inTransaction(session -> {
          if (!progresses.move(session, from, to)) {
            return false;
          }
          for (Numbered entry : entries) {
            if (parkedAggregates.contains(entry.entry().aggregate())) {
              String why = "its aggregate is parked";
              progresses.park(
                  session, projection, entry.entry().id(), entry.entry().aggregate(), why);
            }
          }
          projection.apply(
              session,
              entries.stream()
                  .filter(e -> !parkedAggregates.contains(e.entry().aggregate()))
                  .toList());
          return true;
        });
    // Another replica has moved it: go on from where that one is.
    return moved ? to : progresses.of(projection);
  }

  @Override
  public void stop() {
    running = false;
    worker.interrupt();
    try {
      worker.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
