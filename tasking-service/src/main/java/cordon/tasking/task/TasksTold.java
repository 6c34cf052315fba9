package cordon.tasking.task;

import cordon.platform.call.Call;
import cordon.platform.store.RowReader;
import cordon.platform.watch.SealedPositions;
import cordon.platform.watch.Watch;
import cordon.tasking.plan.PlanStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one watcher of an operation's tasks is told: those that have changed and that they may see
 * by the scope of the method, each as it stands when it is told. An event ends where the reader's
 * own tasks fill it and nowhere else: its bounds would tell how much others do.
 *
 * @param <M> the form in which they are told
 */
final class TasksTold<M> implements Watch.Told<M> {
  /** With the longest texts they come to no more than a mebibyte. */
  private static final int AT_ONCE = 32;

  private static final long NOT_LOOKED = -1;

  private final WatchedTasks watched;
  private final TaskStore store;
  private final PlanStore plans;
  private final SealedPositions positions;
  private final Function<TaskNews, M> form;
  private final Call call;
  private final String operationId;
  private final Map<String, Long> ahead = new HashMap<>();
  private @Nullable String seen;
  private long place;
  private long looked = NOT_LOOKED;

  /**
   * @param seen id of the event that they have seen last
   */
  TasksTold(
      WatchedTasks watched,
      TaskStore store,
      PlanStore plans,
      SealedPositions positions,
      Function<TaskNews, M> form,
      Call call,
      String operationId,
      String seen) {
    this.watched = watched;
    this.store = store;
    this.plans = plans;
    this.positions = positions;
    this.form = form;
    this.call = call;
    this.operationId = operationId;
    this.seen = seen;
  }

  @Override
  public @Nullable M next() {
    String last = seen;
    if (last != null) {
      seen = null;
      OptionalLong known = positions.open(call, operationId, last);
      if (known.isEmpty() || !watched.hasBeenAt(known.getAsLong())) {
        return anew();
      }
      place = known.getAsLong();
    }
    long change = watched.change();
    if (change == looked) {
      return null;
    }
    plans.requireTakingPart(call, operationId);
    var tasks = new LinkedHashMap<String, Task>();
    int unreadable = 0;
    while (tasks.size() < AT_ONCE) {
      Optional<TaskChanges> next = watched.after(place, AT_ONCE);
      if (next.isEmpty()) {
        return anew();
      }
      if (next.get().reached() == place) {
        looked = change;
        break;
      }
      unreadable += take(next.get(), tasks);
    }
    return tasks.isEmpty() && unreadable == 0
        ? null
        : event(false, List.copyOf(tasks.values()), unreadable);
  }

  /** Of what was there before they are told nothing: they ask for the list once they have this. */
  private M anew() {
    ahead.clear();
    place = watched.reached();
    return event(true, List.of(), 0);
  }

  private M event(boolean begins, List<Task> tasks, int unreadable) {
    return form.apply(
        new TaskNews(begins, tasks, unreadable, positions.seal(call, operationId, place)));
  }

  /** Takes of a stretch as much as there is room for; how many of it cannot be read. */
  private int take(TaskChanges stretch, Map<String, Task> tasks) {
    TaskChanges changes = stretch;
    RowReader.Rows<Task> rows = visible(changes);
    List<Task> inOrder = inOrder(rows, changes);
    int room = AT_ONCE - tasks.size();
    while (inOrder.size() > room) {
      changes = changes.before(inOrder.get(room).id());
      rows = visible(changes);
      inOrder = inOrder(rows, changes);
    }
    changes.versions().forEach(this::reach);
    for (Task task : inOrder) {
      tasks.remove(task.id());
      tasks.put(task.id(), task);
      if (task.version() > changes.versions().getOrDefault(task.id(), 0L)) {
        ahead.put(task.id(), task.version());
      }
    }
    place = changes.reached();
    return rows.leftOut();
  }

  private RowReader.Rows<Task> visible(TaskChanges changes) {
    List<String> wanted =
        changes.versions().entrySet().stream()
            .filter(one -> one.getValue() > ahead.getOrDefault(one.getKey(), 0L))
            .map(Map.Entry::getKey)
            .toList();
    return wanted.isEmpty()
        ? new RowReader.Rows<>(List.of(), 0, null)
        : store.among(call, operationId, wanted);
  }

  private static List<Task> inOrder(RowReader.Rows<Task> rows, TaskChanges changes) {
    var order = new ArrayList<>(changes.versions().keySet());
    return rows.rows().stream()
        .sorted(Comparator.comparingInt(task -> order.indexOf(task.id())))
        .toList();
  }

  /** A task is told as it stands: the entry of what it says may come after that was told. */
  private void reach(String taskId, long version) {
    if (version >= ahead.getOrDefault(taskId, 0L)) {
      ahead.remove(taskId);
    }
  }
}
