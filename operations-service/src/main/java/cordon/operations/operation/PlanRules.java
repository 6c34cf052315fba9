package cordon.operations.operation;

import cordon.contract.Indicators;
import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Zones;

/**
 * What a new plan must keep beyond the contract's own rules. A plan that is stored is not asked.
 */
final class PlanRules {
  private PlanRules() {}

  /**
   * Targets are set for what is counted and never for persons, once for a country, and evaluated
   * after the start; phases lie within the period and do not overlap; the chain of command has a
   * top; time zones exist.
   *
   * @throws RejectedException TARGET_FOR_PERSONS, UNKNOWN_INDICATOR, BAD_OBJECTIVE, BAD_PHASE,
   *     UNKNOWN_POST, COMMAND_CYCLE or INCONSISTENT, with the field
   */
  static void require(Plan plan) {
    for (int i = 0; i < plan.objectives().size(); i++) {
      requireObjective(plan, i);
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
    CommandChain.require(plan.annexOrNone().commandPosts());
    requireZones(plan.annexOrNone());
  }

  private static void requireObjective(Plan plan, int i) {
    Objective objective = plan.objectives().get(i);
    String field = "plan.objectives[" + i + "]";
    requireTarget(objective.indicator(), field + ".indicator");
    if (objective.evaluation() != null && objective.evaluation().isBefore(plan.start())) {
      throw new RejectedException(
              OperationsReason.BAD_OBJECTIVE,
              "An objective is not evaluated before the operation starts; give a later time.")
          .at(field + ".evaluation_time");
    }
    if (plan.objectives().subList(0, i).stream().anyMatch(objective::isLike)) {
      throw new RejectedException(
              OperationsReason.BAD_OBJECTIVE,
              "An indicator stands once for a country, and once for all together; take one out, or name another country.")
          .at(field);
    }
  }

  private static void requireZones(PlanAnnex annex) {
    for (int i = 0; i < annex.coordinationUnits().size(); i++) {
      var _ =
          Zones.require(
              annex.coordinationUnits().get(i).zone(),
              "plan.coordination_units[" + i + "].time_zone");
    }
    for (int i = 0; i < annex.reportingDuties().size(); i++) {
      if (annex.reportingDuties().get(i).cutOff() instanceof CutOff.Daily daily) {
        var _ = Zones.require(daily.zone(), "plan.reporting_duties[" + i + "].daily.time_zone");
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
