package cordon.reporting.plan;

import cordon.platform.projection.EntryReader;
import cordon.tasking.v1.Task;
import java.util.Set;

/** Reads what tasking publishes. */
public final class TaskMessages {
  /** The service whose feed tells of tasks. */
  public static final String SOURCE = "tasking";

  /** What is observed of tasks. */
  public static final EntryReader<KnownTask> READER =
      new EntryReader<KnownTask>().from(SOURCE).on(Task.parser(), TaskMessages::known);

  /** What is asked of that feed: full names of messages. */
  public static final Set<String> TYPES = READER.typesOf(SOURCE);

  /** What was observed when it was not stored yet of which types a feed is read; never added to. */
  public static final Set<String> TYPES_AT_FIRST = Set.of("cordon.tasking.v1.Task");

  private TaskMessages() {}

  private static KnownTask known(Task task) {
    return new KnownTask(task.getOperationId(), task.getTaskId(), task.getExecutorCountry());
  }
}
