package cordon.tasking.task;

import static cordon.tasking.task.TaskState.ACCEPTED;
import static cordon.tasking.task.TaskState.ASSIGNED;
import static cordon.tasking.task.TaskState.COMPLETED;
import static cordon.tasking.task.TaskState.DECLINED;
import static cordon.tasking.task.TaskState.IN_PROGRESS;
import static cordon.tasking.task.TaskState.ISSUED;

import cordon.platform.state.Command;
import cordon.platform.state.Fact;
import cordon.platform.state.StateTable;
import java.util.Map;
import java.util.Set;

/** What can be done with a task, in which states, and where it leads. */
final class TaskTable {
  private static final StateTable<TaskState> TABLE = StateTable.of(TaskState.class);

  static final Command<TaskState> ACCEPT = TABLE.command("ACCEPT", Map.of(ISSUED, ACCEPTED));
  static final Command<TaskState> DECLINE = TABLE.command("DECLINE", Map.of(ISSUED, DECLINED));
  static final Command<TaskState> ASSIGN =
      TABLE.command("ASSIGN", Map.of(ACCEPTED, ASSIGNED, ASSIGNED, ASSIGNED));
  static final Command<TaskState> START = TABLE.command("START", Map.of(ASSIGNED, IN_PROGRESS));

  /** It has begun without having been granted: never due. */
  static final Fact<TaskState> REPORT_START =
      TABLE.fact(
          "REPORT_START",
          Set.of(),
          Map.of(
              ISSUED, IN_PROGRESS,
              ACCEPTED, IN_PROGRESS,
              DECLINED, IN_PROGRESS,
              ASSIGNED, IN_PROGRESS,
              IN_PROGRESS, IN_PROGRESS,
              COMPLETED, COMPLETED));

  static final Fact<TaskState> COMPLETE =
      TABLE.fact(
          "COMPLETE",
          Set.of(IN_PROGRESS),
          Map.of(
              ISSUED, COMPLETED,
              ACCEPTED, COMPLETED,
              DECLINED, COMPLETED,
              ASSIGNED, COMPLETED,
              IN_PROGRESS, COMPLETED,
              COMPLETED, COMPLETED));

  private TaskTable() {}
}
