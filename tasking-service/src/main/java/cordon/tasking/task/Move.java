package cordon.tasking.task;

import cordon.platform.refusal.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What can be done with a task, and in which states. */
enum Move {
  ACCEPT(EnumSet.of(TaskState.ISSUED)),
  DECLINE(EnumSet.of(TaskState.ISSUED)),
  ASSIGN(EnumSet.of(TaskState.ACCEPTED, TaskState.ASSIGNED)),
  START(EnumSet.of(TaskState.ASSIGNED)),
  /** A report of fact, which is taken in the other states, too, and marked there. */
  COMPLETE(EnumSet.of(TaskState.IN_PROGRESS));

  private final Set<TaskState> from;

  Move(Set<TaskState> from) {
    this.from = from;
  }

  boolean allowed(TaskState state) {
    return from.contains(state);
  }

  /**
   * Holds the move to the table.
   *
   * @throws RejectedException ILLEGAL_MOVE
   */
  void require(TaskState state) {
    if (!allowed(state)) {
      throw RejectedException.illegalMove(
          name(), state, Arrays.stream(values()).filter(move -> move.allowed(state)).toList());
    }
  }
}
