package cordon.plan;

import org.jspecify.annotations.Nullable;

/** What an observed entry says about a plan. */
public sealed interface PlanChange {
  /** The operation concerned. */
  String operationId();

  /** Whether a command that was possible before may no longer be. */
  default boolean takesAway() {
    return switch (this) {
      case Changed(_, OperationState state, _, _, _) -> !state.grants();
      case PartOf(_, _, Standing standing, _) -> standing == Standing.ENDED;
    };
  }

  /**
   * The same for a build that a replica may read which knows no other states than the first ones:
   * what that cannot read is parked there, as that replica would park it.
   *
   * @throws IllegalArgumentException if it cannot
   */
  default PlanChange asAtFirst() {
    if (this instanceof Changed(_, OperationState state, _, _, _) && !state.knownAtFirst()) {
      throw new IllegalArgumentException("a state that this build does not know: " + state);
    }
    return this;
  }

  /** The same for rows of a version before kinds, in which every participant is full. */
  default PlanChange beforeKinds() {
    return this instanceof PartOf(String operationId, String country, Standing standing, _)
        ? new PartOf(operationId, country, standing, true)
        : this;
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
      boolean totalsShared,
      boolean exercise)
      implements PlanChange {}

  /**
   * The country stands to the operation so now.
   *
   * @param full whether it acts, and does not only know or support
   */
  record PartOf(String operationId, String country, Standing standing, boolean full)
      implements PlanChange {}
}
