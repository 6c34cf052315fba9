package cordon.platform.projection;

import com.mongodb.MongoException;
import cordon.platform.call.Faults;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Tail;
import cordon.platform.journal.Watermark;
import cordon.platform.store.Mongo;
import cordon.platform.work.StopForGoodException;
import cordon.trace.TraceParent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one build up with the journal: a stretch of entries and the new position in one
 * transaction. An entry that cannot be applied parks its aggregate and not the stream, and is tried
 * again from time to time; a hole stops everything. Several replicas may follow one build: a
 * stretch is applied by one of them.
 */
final class Follower {
  private static final Logger log = LoggerFactory.getLogger(Follower.class);
  private static final int LONGEST_STRETCH = 500;
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** How often what is parked is tried again. */
  private static final Duration AGAIN_EVERY = Duration.ofSeconds(5);

  private final Mongo mongo;
  private final Blocks blocks;
  private final Tail tail;
  private final Projection projection;
  private final Builds builds;
  private final ViewBuild build;
  private final Parked parked;
  private final Watermark caughtUp = new Watermark();
  private final SecondTry secondTry;
  private long againDue = System.nanoTime();
  private Set<String> parkedAggregates = Set.of();
  private volatile long parkedEntries;
  private int stretch = LONGEST_STRETCH;
  private long lookDue = System.nanoTime();
  private volatile Progress reached;

  Follower(Mongo mongo, Blocks blocks, Tail tail, Projection projection, Builds.Known known) {
    this.mongo = mongo;
    this.blocks = blocks;
    this.tail = tail;
    this.projection = projection;
    this.builds = new Builds(mongo);
    this.build = known.build();
    this.parked = new Parked(mongo, build);
    this.secondTry = new SecondTry(mongo, blocks, projection, builds, build, parked);
    this.reached = known.reached();
    readParked();
  }

  ViewBuild build() {
    return build;
  }

  Progress reached() {
    return reached;
  }

  /** How many entries it had to leave out. */
  long parked() {
    return parkedEntries;
  }

  long position() {
    return reached.position();
  }

  Instant caughtUp() {
    return caughtUp.moment();
  }

  /**
   * Waits for entries and applies them.
   *
   * @param progress called after a stretch
   * @throws BuildGoneException if somebody has dropped the build
   */
  void keepUp(Duration rest, Runnable progress) throws InterruptedException {
    long head = tail.awaitBeyond(position(), rest);
    noteHead();
    if (head > position()) {
      var _ = advance();
      progress.run();
    }
    tryAgain(progress);
    var _ = caughtUp.pass(position());
  }

  private void tryAgain(Runnable progress) {
    if (parkedAggregates.isEmpty() || System.nanoTime() - againDue < 0) {
      return;
    }
    againDue = System.nanoTime() + AGAIN_EVERY.toNanos();
    // Another replica may have taken something in, or parked it.
    reached = elsewhere();
    if (secondTry.run(reached, parkedAggregates)) {
      reached = elsewhere();
      progress.run();
    }
  }

  /**
   * Applies the next stretch without waiting.
   *
   * @param enough a position at which it is caught up
   * @return whether it is there, or as far as the journal was when it was read
   * @throws BuildGoneException if somebody has dropped the build
   */
  boolean catchUp(long enough) {
    noteHead();
    boolean drained = advance();
    var _ = caughtUp.pass(position());
    return drained || position() >= enough;
  }

  private void noteHead() {
    if (caughtUp.wantsHead() && System.nanoTime() - lookDue >= 0) {
      lookDue = System.nanoTime() + LOOK_EVERY.toNanos();
      caughtUp.note(tail.look());
    }
  }

  /**
   * Applies the next stretch.
   *
   * @return whether there was nothing beyond it when it was read
   * @throws BuildGoneException if somebody has dropped the build
   */
  private boolean advance() {
    Progress from = reached;
    Blocks.Stretch next = blocks.next(from.position(), stretch);
    List<Numbered> entries = next.entries();
    if (entries.isEmpty()) {
      return true;
    }
    if (next.more()) {
      // Where they are large no more is looked for the next time than twice what was held at once.
      stretch = entries.size();
    }
    reached = project(from, entries);
    // Another replica may have applied fewer of them.
    return !next.more() && position() >= entries.getLast().position();
  }

  private Progress project(Progress from, List<Numbered> entries) {
    try {
      Progress to = apply(from, entries, parkedAggregates);
      stretch = Math.min(2 * stretch, LONGEST_STRETCH);
      return to;
    } catch (RuntimeException e) {
      if (!isOfEntry(e)) {
        if (e instanceof MongoException) {
          // Perhaps it was too much for one transaction.
          stretch = Math.max(stretch / 2, 1);
        }
        throw e;
      }
      log.warn("{} goes on one by one: {}", build, Faults.describe(e));
      return oneByOne(from, entries);
    }
  }

  private Progress oneByOne(Progress start, List<Numbered> entries) {
    Progress from = start;
    for (Numbered entry : entries) {
      if (entry.position() <= from.position()) {
        continue;
      }
      try {
        from = apply(from, List.of(entry), parkedAggregates);
      } catch (RuntimeException e) {
        if (!isOfEntry(e)) {
          throw e;
        }
        log.atError()
            .addKeyValue(TraceParent.IN_LOGS, entry.entry().trace())
            .log(
                "{} parks {} at {} trace={}: {}",
                build,
                entry.entry().type(),
                entry.position(),
                entry.entry().trace(),
                Faults.describe(e));
        from = apply(from, List.of(entry), Set.of(entry.entry().aggregate()));
        readParked();
      }
    }
    return from;
  }

  /** Whether an entry cannot be applied, whenever that is tried. */
  private static boolean isOfEntry(RuntimeException fault) {
    return switch (fault) {
      case StopForGoodException _, BuildGoneException _ -> false;
      case MongoException ofStore -> RefusedWrite.is(ofStore);
      default -> true;
    };
  }

  private Progress apply(Progress from, List<Numbered> entries, Set<String> leftOut) {
    Numbered last = entries.getLast();
    if (entries.stream().anyMatch(e -> !e.entry().readable() && !isOf(leftOut, e))) {
      throw new IllegalArgumentException("nobody knows what an entry says");
    }
    Progress to = from.at(last);
    boolean moved =
        mongo.inTransaction(session -> {
          if (!builds.move(session, build, from, to)) {
            return false;
          }
          for (Numbered entry : entries) {
            if (isOf(leftOut, entry)) {
              parked.add(session, entry.entry(), "its aggregate is parked");
            }
          }
          projection.apply(
              session, build, entries.stream().filter(e -> !isOf(leftOut, e)).toList());
          return true;
        });
    if (!moved) {
      return elsewhere();
    }
    parkedEntries += entries.stream().filter(e -> isOf(leftOut, e)).count();
    return to;
  }

  private static boolean isOf(Set<String> aggregates, Numbered entry) {
    return aggregates.contains(entry.entry().aggregate());
  }

  private void readParked() {
    Map<String, Long> counts = parked.counts();
    parkedAggregates = counts.keySet();
    parkedEntries = counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Another replica has moved it: go on from where that one is. */
  private Progress elsewhere() {
    Progress now =
        builds
            .find(build)
            .filter(known -> !known.dropped())
            .orElseThrow(() -> new BuildGoneException(build))
            .reached();
    readParked();
    return now;
  }
}
