package cordon.operations.operation;

import java.time.Instant;
import java.util.List;

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

  public Plan {
    crimeAreas = List.copyOf(crimeAreas);
    phases = List.copyOf(phases);
    objectives = List.copyOf(objectives);
  }
}
