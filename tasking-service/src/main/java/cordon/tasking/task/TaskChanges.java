package cordon.tasking.task;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tasks have changed in a stretch of the journal.
 *
 * @param entries by position
 * @param reached the position up to which these are all
 */
record TaskChanges(SortedMap<Long, Change> entries, long reached) {

  /** A task has this version since an entry. */
  record Change(String taskId, long version) {}

  /** Nothing has changed up to a position. */
  static TaskChanges none(long reached) {
    return new TaskChanges(new TreeMap<>(), reached);
  }

  /**
   * Of so many tasks at most.
   *
   * @param changes by position
   * @param upTo the position up to which these are all
   */
  static TaskChanges of(SortedMap<Long, Change> changes, long upTo, int most) {
    var taken = new TreeMap<Long, Change>();
    var tasks = new LinkedHashMap<String, Long>();
    for (Map.Entry<Long, Change> one : changes.entrySet()) {
      Change change = one.getValue();
      if (tasks.size() == most && !tasks.containsKey(change.taskId())) {
        return new TaskChanges(taken, one.getKey() - 1);
      }
      tasks.put(change.taskId(), change.version());
      taken.put(one.getKey(), change);
    }
    return new TaskChanges(taken, upTo);
  }

  /** The last version of each within the stretch, by id, in the order of their first change. */
  Map<String, Long> versions() {
    var versions = new LinkedHashMap<String, Long>();
    entries.values().forEach(change -> versions.put(change.taskId(), change.version()));
    return versions;
  }

  /** The part of it that ends before a task of it first changes. */
  TaskChanges before(String taskId) {
    for (Map.Entry<Long, Change> one : entries.entrySet()) {
      if (one.getValue().taskId().equals(taskId)) {
        return new TaskChanges(entries.headMap(one.getKey()), one.getKey() - 1);
      }
    }
    return this;
  }
}
