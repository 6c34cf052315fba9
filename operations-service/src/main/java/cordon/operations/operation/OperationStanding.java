package cordon.operations.operation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation is, and the revision of its plan that is in work: what can be done depends on
 * both.
 *
 * @param open null while no revision is in work
 */
record OperationStanding(OperationState state, @Nullable PlanState open) {
  static final List<OperationStanding> ALL =
      Arrays.stream(OperationState.values())
          .flatMap(state ->
              Stream.of(
                  new OperationStanding(state, null),
                  new OperationStanding(state, PlanState.DRAFT),
                  new OperationStanding(state, PlanState.IN_REVIEW)))
          .toList();

  OperationStanding withOpen(@Nullable PlanState next) {
    return new OperationStanding(state, next);
  }

  OperationStanding withState(OperationState next) {
    return new OperationStanding(next, open);
  }

  /** Whether it has come to its end, so that nobody works on its plan or is invited any more. */
  boolean over() {
    return switch (state) {
      case PLANNED, ACTIVE, SUSPENDED -> false;
      case CONCLUDED, BOOKS_CLOSED, CANCELLED -> true;
    };
  }

  /** By which the refusal of a move of the operation tells it. */
  String ofOperation() {
    return state.name();
  }

  /** By which the refusal of a move of the revision tells it. */
  String ofRevision() {
    return over() || open == null ? state.name() : open.name();
  }
}
