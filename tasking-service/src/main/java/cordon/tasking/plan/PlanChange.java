package cordon.tasking.plan;

/** What an observed entry says about a plan. */
sealed interface PlanChange {

  /** The operation is in this state now. */
  record StateOf(String operationId, OperationState state) implements PlanChange {}

  /** The country takes part, or does not, or not yet. */
  record PartOf(String operationId, String country, boolean accepted) implements PlanChange {}
}
