package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.projection.ViewBuild;
import cordon.reporting.outcome.Reading.Head;
import cordon.reporting.rate.RateStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads what figures have changed by from an hour on. Rows are added up as they come: an hour has
 * as many as there are cells and days, and a week a hundred times more.
 */
final class SinceReader {
  private SinceReader() {}

  static Since read(
      ClientSession session,
      ViewBuild build,
      RateStore rates,
      String operationId,
      String quote,
      String hour,
      Map<String, Head> heads,
      Valuation now) {
    var store = new DatedStore(build);
    Map<String, Map<Cell, CountRow>> counts = new TreeMap<>();
    store.since(
        session,
        operationId,
        hour,
        row ->
            counts
                .computeIfAbsent(row.country(), c -> new HashMap<>())
                .merge(row.cell(), row.change(), CountRow::plus));
    var days = new MoneyDays();
    store.sumsSince(session, operationId, hour, days::add);
    Valuation valuation = Valuation.read(session, rates, quote, days.byCurrency());
    Map<String, CountryCells> changes = new TreeMap<>();
    counts.forEach((country, rows) ->
        changes.put(country, CountryCells.of(country, 0, List.copyOf(rows.values()))));
    store.sumsSince(
        session,
        operationId,
        hour,
        sum ->
            changes
                .computeIfAbsent(sum.country(), country -> CountryCells.of(country, 0, List.of()))
                .add(sum, valuation));
    return new Since(hour, heads, now, changes, store.reportedBefore(session, operationId, hour));
  }
}
