package cordon.platform.projection;

import cordon.platform.call.Faults;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Numbered;
import cordon.platform.store.Mongo;
import cordon.platform.work.StopForGoodException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what a build had to leave out, once it can be read: when the code has learnt a form, a
 * document is mended, or another service gives what it could not read itself. Each entry is applied
 * with the position that it has always had, so that the view is as if it had been readable from the
 * beginning, and as a rebuild would make it. Entries of one aggregate are taken in the order of
 * their versions, and none before one that is missing.
 */
final class SecondTry {
  private static final Logger log = LoggerFactory.getLogger(SecondTry.class);

  /** In one transaction; where they are large, so many as may be held at once. */
  private static final int MOST = 500;

  private static final int AGGREGATES_AT_ONCE = 20;

  private final Mongo mongo;
  private final Blocks blocks;
  private final Projection projection;
  private final Builds builds;
  private final ViewBuild build;
  private final Parked parked;
  private int turn;

  SecondTry(
      Mongo mongo,
      Blocks blocks,
      Projection projection,
      Builds builds,
      ViewBuild build,
      Parked parked) {
    this.mongo = mongo;
    this.blocks = blocks;
    this.projection = projection;
    this.builds = builds;
    this.build = build;
    this.parked = parked;
  }

  /** What is ready to be taken in, and the names under which it was left out. */
  private record Ready(List<Numbered> entries, List<String> names) {
    Ready first() {
      long version = entries.getFirst().entry().version();
      return new Ready(
          List.of(entries.getFirst()),
          names.stream().filter(name -> Entry.versionOf(name) <= version).toList());
    }
  }

  /**
   * Tries some of the aggregates, others the next time.
   *
   * @param at how far the build is
   * @return whether anything was taken in; the build is then to be looked at again
   */
  boolean run(Progress at, Collection<String> aggregates) {
    List<String> sorted = aggregates.stream().sorted().toList();
    int tried = Math.min(AGGREGATES_AT_ONCE, sorted.size());
    boolean taken = false;
    for (int i = 0; i < tried; i++) {
      taken |= take(at, sorted.get((turn + i) % sorted.size()));
    }
    turn = (turn + tried) % sorted.size();
    return taken;
  }

  private boolean take(Progress at, String aggregate) {
    try {
      Ready ready = ready(parked.names(aggregate));
      if (ready.entries().isEmpty()) {
        return false;
      }
      try {
        return take(at, ready);
      } catch (StopForGoodException | BuildGoneException e) {
        throw e;
      } catch (RuntimeException e) {
        // One of them still cannot be applied; the first perhaps can.
        return ready.entries().size() > 1 && take(at, ready.first());
      }
    } catch (StopForGoodException | BuildGoneException e) {
      throw e;
    } catch (RuntimeException e) {
      log.debug("{} still leaves out {}: {}", build, aggregate, Faults.describe(e));
      return false;
    }
  }

  private boolean take(Progress at, Ready ready) {
    boolean taken =
        mongo.inTransaction(session -> {
          if (!builds.retake(session, build, at)) {
            // Another replica has moved it, and may have parked more of this aggregate.
            return false;
          }
          projection.apply(session, build, ready.entries());
          parked.remove(session, ready.names());
          return true;
        });
    if (taken) {
      log.info("{} takes in {} entries that it had left out", build, ready.entries().size());
    }
    return taken;
  }

  /**
   * As many as may be held at once, and with each version all of its names: the place of an entry
   * that its service could not read is not taken in without the entry, nor the entry without it.
   */
  private List<String> atOnce(List<String> names) {
    int end = blocks.held(names.subList(0, Math.min(MOST, names.size())));
    int whole = end;
    while (whole > 0 && isWithinVersion(names, whole)) {
      whole--;
    }
    if (whole > 0) {
      return names.subList(0, whole);
    }
    while (isWithinVersion(names, end)) {
      end++;
    }
    return names.subList(0, end);
  }

  private static boolean isWithinVersion(List<String> names, int end) {
    return end > 0
        && end < names.size()
        && Entry.versionOf(names.get(end - 1)) == Entry.versionOf(names.get(end));
  }

  /** From the first on, as far as all can be read. */
  private Ready ready(List<String> names) {
    Map<Long, List<Numbered>> versions = new LinkedHashMap<>();
    List<String> next = atOnce(names);
    Map<String, Numbered> found = new LinkedHashMap<>();
    blocks.named(next).forEach(one -> found.put(one.entry().id(), one));
    for (String name : next) {
      Numbered one = found.get(name);
      if (one == null) {
        break;
      }
      versions.computeIfAbsent(one.entry().version(), v -> new ArrayList<>()).add(one);
    }
    var entries = new ArrayList<Numbered>();
    var done = new ArrayList<String>();
    for (List<Numbered> same : versions.values()) {
      // The place of an entry that its service could not read goes with the entry.
      List<Numbered> readable = same.stream().filter(one -> one.entry().readable()).toList();
      if (readable.isEmpty()) {
        break;
      }
      entries.addAll(readable);
      same.forEach(one -> done.add(one.entry().id()));
    }
    return new Ready(entries, done);
  }
}
