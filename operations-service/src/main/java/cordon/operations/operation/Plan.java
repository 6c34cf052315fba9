package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What is planned.
 *
 * @param start first instant of the period
 * @param end first instant after it
 * @param reportCurrency ISO 4217 code that figures are shown in
 * @param totalsShared whether participants see the totals over all countries
 */
public record Plan(
    String codeName,
    Purpose purpose,
    List<CrimeArea> crimeAreas,
    String legalBasis,
    String leadAgency,
    HandlingLevel handlingLevel,
    Instant start,
    Instant end,
    List<Phase> phases,
    List<Objective> objectives,
    String reportCurrency,
    boolean totalsShared) {
  private static final Set<String> OF_PERSONS =
      Set.of("persons_arrested", "fraud_victims_targeted");
  private static final Set<String> OF_THINGS =
      Set.of("funds_intercepted", "infrastructures_taken_down");

  public Plan {
    crimeAreas = List.copyOf(crimeAreas);
    phases = List.copyOf(phases);
    objectives = List.copyOf(objectives);
  }

  /**
   * What a new plan must keep beyond the contract's own rules.
   *
   * @throws RejectedException TARGET_FOR_PERSONS, UNKNOWN_INDICATOR or BAD_PHASE, with the field
   */
  void check() {
    for (int i = 0; i < objectives.size(); i++) {
      checkObjective(objectives.get(i).indicator(), "plan.objectives[" + i + "].indicator");
    }
    Set<PhaseKind> seen = EnumSet.noneOf(PhaseKind.class);
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      if (!seen.add(phase.kind()) || phase.start().isBefore(start) || phase.end().isAfter(end)) {
        throw new RejectedException(
                OperationsReason.BAD_PHASE,
                "Each phase stands once and lies within the operation's period.")
            .at("plan.phases[" + i + "]");
      }
    }
  }

  private static void checkObjective(String indicator, String field) {
    if (OF_PERSONS.contains(indicator)) {
      throw new RejectedException(
              OperationsReason.TARGET_FOR_PERSONS,
              "No target is set for persons; set one for actions or assets.")
          .at(field);
    }
    if (!OF_THINGS.contains(indicator)) {
      throw new RejectedException(
              OperationsReason.UNKNOWN_INDICATOR,
              "Nothing is counted under this name; known: funds_intercepted,"
                  + " infrastructures_taken_down.")
          .at(field);
    }
  }
}
