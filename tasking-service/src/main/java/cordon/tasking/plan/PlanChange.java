package cordon.tasking.plan;

/** What an observed entry says about a plan. */
sealed interface PlanChange {
  String operationId();

  /** Whether a command that was possible before may no longer be. */
  default boolean takesAway() {
    return switch (this) {
      case StateOf(_, OperationState state) -> state == OperationState.CONCLUDED;
      case PartOf(_, _, Standing standing) -> standing == Standing.ENDED;
    };
  }

  /** The operation is in this state now. */
  record StateOf(String operationId, OperationState state) implements PlanChange {}

  /** The country stands to the operation so now. */
  record PartOf(String operationId, String country, Standing standing) implements PlanChange {}
}
