package cordon.tasking.task;

/** Where a task is. */
public enum TaskState {
  ISSUED,
  ACCEPTED,
  DECLINED,
  ASSIGNED,
  IN_PROGRESS,
  COMPLETED
}
