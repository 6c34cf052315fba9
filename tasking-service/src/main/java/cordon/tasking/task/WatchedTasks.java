package cordon.tasking.task;

import cordon.plan.KnownOperation;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projector;
import cordon.platform.watch.Watched;
import cordon.tasking.plan.PlanStore;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Which tasks of one operation change, for all who watch it: read from the journal once, and the
 * last of them kept at hand. What a reader sees of them is asked for each reader.
 */
final class WatchedTasks extends Watched {
  private static final Set<String> TYPES = Set.of(TaskMessages.TYPE);
  private static final int STRETCH = 500;

  /** Who is further behind reads the journal. */
  private static final int KEPT = 2_000;

  /** Who is further behind than so many entries, of whatever kind, asks for the list anew. */
  private static final long FAR = 10_000;

  private final Projector projector;
  private final Blocks blocks;
  private final PlanStore plans;
  private final String operationId;
  private final ConcurrentSkipListMap<Long, TaskChanges.Change> changes =
      new ConcurrentSkipListMap<>();
  private Optional<KnownOperation> plan = Optional.empty();
  private long news;
  private volatile long kept;
  private volatile long reached;

  WatchedTasks(Projector projector, Blocks blocks, PlanStore plans, String operationId) {
    super(projector);
    this.projector = projector;
    this.blocks = blocks;
    this.plans = plans;
    this.operationId = operationId;
    reached = projector.reached().position();
    kept = reached;
  }

  /** Counts what is new: a task that has changed, or who takes part. */
  @Override
  protected long latest() {
    Optional<KnownOperation> now = plans.asItStands(operationId);
    boolean anything = !now.equals(plan);
    plan = now;
    while (reached < projector.reached().position()) {
      Blocks.Stretch next = blocks.ownAfter(reached, STRETCH, TYPES);
      var found = changes(next.entries());
      anything |= !found.isEmpty();
      changes.putAll(found);
      reached = next.reached();
      forget();
    }
    news += anything ? 1 : 0;
    return news;
  }

  /** Up to where the journal is read. */
  long reached() {
    return reached;
  }

  /** Whether there may be a reader who has been told everything up to a position. */
  boolean hasBeenAt(long position) {
    return position <= reached || position <= blocks.head();
  }

  /**
   * The next tasks that have changed after a position; empty if that is too far back.
   *
   * @param most tasks at once
   */
  Optional<TaskChanges> after(long position, int most) {
    long upTo = reached;
    if (position >= upTo) {
      return Optional.of(TaskChanges.none(position));
    }
    TaskChanges atHand = TaskChanges.of(changes.subMap(position, false, upTo, true), upTo, most);
    if (position >= kept) {
      return Optional.of(atHand);
    }
    if (upTo - position > FAR) {
      return Optional.empty();
    }
    Blocks.Stretch next = blocks.ownAfter(position, STRETCH, TYPES);
    return Optional.of(TaskChanges.of(changes(next.entries()), next.reached(), most));
  }

  private TreeMap<Long, TaskChanges.Change> changes(Collection<Numbered> entries) {
    var found = new TreeMap<Long, TaskChanges.Change>();
    for (Numbered one : entries) {
      // Of which nothing can be read it is asked when it is told.
      if (TaskMessages.operationOf(one.entry()).map(operationId::equals).orElse(true)) {
        found.put(
            one.position(), new TaskChanges.Change(one.entry().aggregate(), one.entry().version()));
      }
    }
    return found;
  }

  /** What is not at hand any more is said before it goes, for who is reading it. */
  private void forget() {
    while (changes.size() > KEPT) {
      long first = changes.firstKey();
      kept = first;
      changes.remove(first);
    }
  }
}
