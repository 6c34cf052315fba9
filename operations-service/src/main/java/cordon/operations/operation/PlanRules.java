package cordon.operations.operation;

import cordon.contract.Indicators;
import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;

/**
 * What a new plan must keep beyond the contract's own rules. A plan that is stored is not asked.
 */
final class PlanRules {
  private PlanRules() {}

  /**
   * Targets are set for what is counted and never for persons; phases lie within the period and do
   * not overlap.
   *
   * @throws RejectedException TARGET_FOR_PERSONS, UNKNOWN_INDICATOR or BAD_PHASE, with the field
   */
  static void require(Plan plan) {
    for (int i = 0; i < plan.objectives().size(); i++) {
      requireTarget(plan.objectives().get(i).indicator(), "plan.objectives[" + i + "].indicator");
    }
    for (int i = 0; i < plan.phases().size(); i++) {
      Phase phase = plan.phases().get(i);
      if (phase.start().isBefore(plan.start())
          || phase.end().isAfter(plan.end())
          || plan.phases().subList(0, i).stream().anyMatch(phase::excludes)) {
        throw new RejectedException(
                OperationsReason.BAD_PHASE,
                "Each phase stands once, lies within the operation's period and overlaps no other.")
            .at("plan.phases[" + i + "]");
      }
    }
  }

  private static void requireTarget(String indicator, String field) {
    if (Indicators.isOfPersons(indicator)) {
      throw new RejectedException(
              OperationsReason.TARGET_FOR_PERSONS,
              "No target is set for persons; set one for actions or assets.")
          .at(field);
    }
    if (!Indicators.has(indicator)) {
      throw new RejectedException(
              OperationsReason.UNKNOWN_INDICATOR,
              "Nothing is counted under this name; known: %s."
                  .formatted(String.join(", ", Indicators.forTargets())))
          .at(field);
    }
  }
}
