package cordon.reporting.outcome;

import cordon.plan.KnownOperation;
import cordon.platform.call.Call;
import cordon.platform.refusal.RejectedException;
import cordon.reporting.result.Indicator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows one figure by day to whoever may see it. */
@Component
class OutcomeByDay {
  private final Outcomes outcomes;
  private final DayReader reader;

  OutcomeByDay(Outcomes outcomes, DayReader reader) {
    this.outcomes = outcomes;
    this.reader = reader;
  }

  /**
   * A figure by day.
   *
   * @param dimension credited or own; of no meaning without a country
   * @param country empty for the totals
   * @param lastDay {@code YYYY-MM-DD}; empty for the last that there is
   * @throws RejectedException NOT_FOUND if the caller may not know of the operation, or if nothing
   *     is counted under this key
   */
  DayFigures days(
      Call call,
      String operationId,
      String indicatorKey,
      Dimension dimension,
      String country,
      String lastDay) {
    KnownOperation operation = outcomes.requireVisible(call, operationId);
    Indicator indicator =
        Indicator.of(indicatorKey).orElseThrow(() -> RejectedException.notFound("indicator"));
    String own = call.caller().country();
    String currency = operation.currency();
    if (!isIncluded(operation, country, own)) {
      return DayFigures.notIncluded(indicator, currency);
    }
    var cell =
        new Cell(
            operationId, country.isEmpty() ? Dimension.TOTAL : dimension, country, indicator.key());
    // A country's cut-off is of what it sees, as in the outcome.
    List<String> heads =
        own == null ? List.of() : Heads.ofCountry(operationId, own, operation.totalsShared());
    DayReader.Read read = reader.read(cell, currency, heads);
    return DayFigures.of(indicator, currency, read.asOf(), read.days(), lastDay);
  }

  private static boolean isIncluded(
      KnownOperation operation, String country, @Nullable String own) {
    return own == null || (country.isEmpty() ? operation.totalsShared() : country.equals(own));
  }
}
