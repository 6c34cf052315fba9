package cordon.operations.operation;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is planned.
 *
 * @param start first instant of the period
 * @param end first instant after it
 * @param reportCurrency ISO 4217 code that figures are shown in; {@link #DEFAULT_CURRENCY} where
 *     none is chosen
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
  /** ISO 4217. */
  public static final String DEFAULT_CURRENCY = "USD";

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

  /** The same from another first instant on; every time in it lies as far from that as it did. */
  public Plan beginning(Instant first) {
    Duration by = Duration.between(start, first);
    return PlanBuilder.builder(this)
        .start(first)
        .end(end.plus(by))
        .phases(phases.stream().map(one -> one.moved(by)).toList())
        .objectives(objectives.stream().map(one -> one.moved(by)).toList())
        .annex(annexOrNone().moved(by))
        .build();
  }
}
