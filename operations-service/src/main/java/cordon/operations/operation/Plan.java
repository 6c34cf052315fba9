package cordon.operations.operation;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is planned.
 *
 * @param start first instant of the period
 * @param end first instant after it
 * @param reportCurrency ISO 4217 code that figures are shown in
 * @param totalsShared whether participants see the totals over all countries
 * @param annex null where it says nothing beyond its core, as before there was more
 */
@RecordBuilder
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
    boolean totalsShared,
    @Nullable PlanAnnex annex) {

  public Plan {
    crimeAreas = List.copyOf(crimeAreas);
    phases = List.copyOf(phases);
    objectives = List.copyOf(objectives);
    annex = PlanAnnex.NONE.equals(annex) ? null : annex;
  }

  /** What it says beyond its core, be it nothing. */
  public PlanAnnex annexOrNone() {
    return annex == null ? PlanAnnex.NONE : annex;
  }
}
