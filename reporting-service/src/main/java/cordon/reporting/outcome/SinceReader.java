package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.projection.ViewBuild;
import cordon.reporting.outcome.Reading.Head;
import cordon.reporting.rate.RateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what figures have changed by from an hour on. */
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
    Map<String, List<CountRow>> counts = new TreeMap<>();
    for (HourRow row : store.since(session, operationId, hour)) {
      counts.computeIfAbsent(row.country(), c -> new ArrayList<>()).add(row.change());
    }
    List<MoneyRow> sums =
        store.sumsSince(session, operationId, hour).stream().map(HourSum::change).toList();
    Valuation valuation = Valuation.of(session, rates, quote, sums);
    Map<String, CountryCells> changes = new TreeMap<>();
    counts.forEach((country, rows) -> changes.put(country, CountryCells.of(country, 0, rows)));
    for (MoneyRow sum : sums) {
      changes
          .computeIfAbsent(sum.country(), country -> CountryCells.of(country, 0, List.of()))
          .add(sum, valuation);
    }
    return new Since(hour, heads, now, changes, store.reportedBefore(session, operationId, hour));
  }
}
