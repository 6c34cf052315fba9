package cordon.plan;

import org.jspecify.annotations.Nullable;

/** What an observed entry says about a plan. */
public sealed interface PlanChange {
  /** The operation concerned. */
  String operationId();

  /** Whether a command that was possible before may no longer be. */
  default boolean takesAway() {
    return switch (this) {
      case Changed(_, OperationState state, _, _) -> state == OperationState.CONCLUDED;
      case PartOf(_, _, Standing standing) -> standing == Standing.ENDED;
    };
  }

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
}
