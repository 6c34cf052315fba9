package cordon.operations.operation;

import cordon.platform.refusal.RejectedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with an operation, and in which states of it and of the open revision. */
enum Move {
  REVISE(EnumSet.of(OperationState.PLANNED, OperationState.ACTIVE), null),
  SUBMIT(EnumSet.of(OperationState.PLANNED, OperationState.ACTIVE), PlanState.DRAFT),
  APPROVE(EnumSet.of(OperationState.PLANNED, OperationState.ACTIVE), PlanState.IN_REVIEW),
  RETURN(EnumSet.of(OperationState.PLANNED, OperationState.ACTIVE), PlanState.IN_REVIEW),
  INVITE(EnumSet.of(OperationState.PLANNED, OperationState.ACTIVE), null),
  ACTIVATE(EnumSet.of(OperationState.PLANNED), null),
  CONCLUDE(EnumSet.of(OperationState.ACTIVE), null);

  private final Set<OperationState> from;
  private final @Nullable PlanState revision;

  Move(Set<OperationState> from, @Nullable PlanState revision) {
    this.from = from;
    this.revision = revision;
  }

  boolean needsOpenRevision() {
    return revision != null;
  }

  boolean allowed(OperationState state, @Nullable PlanState open) {
    return from.contains(state) && (revision == null || revision == open);
  }

  /**
   * Holds the move to the table.
   *
   * @param open state of the open revision, null if none is open
   * @throws RejectedException ILLEGAL_MOVE with the state and the moves that are possible
   */
  void require(OperationState state, @Nullable PlanState open) {
    if (!allowed(state, open)) {
      List<Move> possible =
          Arrays.stream(values()).filter(move -> move.allowed(state, open)).toList();
      throw RejectedException.illegalMove(
          name(), from.contains(state) && open != null ? open : state, possible);
    }
  }
}
