package cordon.tasking.plan;

/** What an observed entry says about a plan. */
sealed interface PlanChange {

  /** The operation is in this state now. */
  record StateOf(String operationId, OperationState state) implements PlanChange {}

  /** The country stands to the operation so now. */
  record PartOf(String operationId, String country, Standing standing) implements PlanChange {}
}
