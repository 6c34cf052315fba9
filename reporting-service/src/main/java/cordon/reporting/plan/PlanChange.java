package cordon.reporting.plan;

import org.jspecify.annotations.Nullable;

/** What an observed entry says about plans and tasks. */
public sealed interface PlanChange {
  /** The operation concerned. */
  String operationId();

  /**
   * The operation is in this state now.
   *
   * @param reportCurrency null until a plan is approved
   */
  record Changed(
      String operationId,
      OperationState state,
      @Nullable String reportCurrency,
      boolean totalsShared)
      implements PlanChange {}

  /** The country stands to the operation so now. */
  record PartOf(String operationId, String country, Standing standing) implements PlanChange {}

  /** There is such a task. */
  record TaskKnown(String operationId, String taskId, String executor) implements PlanChange {}
}
