package cordon.platform.projection;

import com.mongodb.MongoException;
import com.mongodb.client.ClientSession;
import cordon.platform.call.Faults;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Pages;
import cordon.platform.journal.Sequencer;
import cordon.platform.journal.Tail;
import cordon.platform.journal.Watermark;
import cordon.platform.store.Mongo;
import cordon.platform.work.StopForGoodException;
import cordon.platform.work.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a projection up with the journal: a stretch of entries and the new position in one
 * transaction. An entry that cannot be applied parks its aggregate and not the stream; a hole stops
 * everything.
 */
public final class Projector extends Worker {
  /** After the order of the journal is kept, before feeds are read and calls are taken. */
  public static final int PHASE = Sequencer.PHASE + 10;

  private static final Logger log = LoggerFactory.getLogger(Projector.class);
  private static final int LONGEST_STRETCH = 500;
  private static final Duration REST = Duration.ofMillis(500);
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Mongo mongo;
  private final Pages pages;
  private final Tail tail;
  private final Projection projection;
  private final Progresses progresses;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private int stretch = LONGEST_STRETCH;
  private long lookDue = System.nanoTime();
  private volatile Progress reached;
  private final Watermark caughtUp = new Watermark();

  public Projector(Mongo mongo, Pages pages, Tail tail, Projection projection) {
    super("projector-" + projection.name(), PHASE);
    this.mongo = mongo;
    this.pages = pages;
    this.tail = tail;
    this.projection = projection;
    this.progresses = new Progresses(mongo);
    this.reached = new Progress(projection.name(), projection.version(), 0, Instant.EPOCH);
  }

  /** What the view shows: the last position applied, and its time. */
  public Progress reached() {
    return reached;
  }

  /** The same, as a reader's own snapshot has it. */
  public Progress reached(ClientSession session) {
    return progresses.of(session, projection);
  }

  /** Entries that could not be applied; while there are any, figures are incomplete. */
  public long parked() {
    return progresses.parkedEntries(projection);
  }

  /** How many of them each aggregate has, as a reader's own snapshot has it. */
  public Map<String, Long> parked(ClientSession session) {
    return progresses.parked(session, projection);
  }

  /**
   * Everything that was accepted before this moment is in the view, however much has come since; it
   * stands still while nothing is numbered.
   */
  public Instant caughtUp() {
    return caughtUp.moment();
  }

  /** Called after each stretch, on the projector's thread; must not block. */
  public void onProgress(Runnable listener) {
    listeners.add(listener);
  }

  public void removeListener(Runnable listener) {
    listeners.remove(listener);
  }

  @Override
  protected void prepare() {
    Progress stored = progresses.of(projection);
    if (stored.version() != projection.version()) {
      log.info("{} is built anew: its stored form has changed", projection.name());
      progresses.reset(projection, projection.collections());
      stored = progresses.of(projection);
    }
    reached = stored;
  }

  @Override
  protected void step() throws InterruptedException {
    long head = tail.awaitBeyond(reached.position(), REST);
    if (caughtUp.wantsHead() && System.nanoTime() - lookDue >= 0) {
      lookDue = System.nanoTime() + LOOK_EVERY.toNanos();
      caughtUp.note(tail.look());
    }
    if (head > reached.position()) {
      project();
    }
    var _ = caughtUp.pass(reached.position());
  }

  /** Applies the next stretch, if there is one. */
  private void project() {
    Progress from = progresses.of(projection);
    List<Numbered> entries = pages.after(from.position(), stretch);
    if (entries.isEmpty()) {
      reached = from;
      return;
    }
    Set<String> parkedAlready = progresses.parkedAggregates(projection);
    try {
      reached = apply(from, entries, parkedAlready);
      stretch = Math.min(2 * stretch, LONGEST_STRETCH);
    } catch (MongoException e) {
      // Perhaps it was too much for one transaction.
      stretch = Math.max(stretch / 2, 1);
      throw e;
    } catch (StopForGoodException e) {
      throw e;
    } catch (RuntimeException e) {
      log.warn("{} goes on one by one: {}", projection.name(), Faults.describe(e));
      reached = oneByOne(from, entries);
    }
    listeners.forEach(Runnable::run);
  }

  private Progress oneByOne(Progress start, List<Numbered> entries) {
    Progress from = start;
    for (Numbered entry : entries) {
      try {
        from = apply(from, List.of(entry), progresses.parkedAggregates(projection));
      } catch (MongoException | StopForGoodException e) {
        throw e;
      } catch (RuntimeException e) {
        log.error(
            "{} parks {} at {} trace={}: {}",
            projection.name(),
            entry.entry().type(),
            entry.position(),
            entry.entry().trace(),
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
}
