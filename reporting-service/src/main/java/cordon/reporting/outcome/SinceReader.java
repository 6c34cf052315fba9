package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.projection.ViewBuild;
import cordon.reporting.money.Currency;
import cordon.reporting.rate.RateStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads what figures have changed by from an hour on. */
final class SinceReader {
  private SinceReader() {}

  static Since read(
      ClientSession session,
      ViewBuild build,
      RateStore rates,
      String operationId,
      String quote,
      String hour) {
    var store = new DatedStore(build);
    Map<String, List<CountRow>> counts = new TreeMap<>();
    for (HourRow row : store.since(session, operationId, hour)) {
      counts.computeIfAbsent(row.country(), c -> new ArrayList<>()).add(row.change());
    }
    List<HourSum> sums = store.sumsSince(session, operationId, hour);
    Map<Currency, NavigableSet<LocalDate>> days = new HashMap<>();
    for (HourSum sum : sums) {
      days.computeIfAbsent(sum.currency(), c -> new TreeSet<>()).add(LocalDate.parse(sum.day()));
    }
    var valuation = new Valuation(quote, rates.of(session, days, Valuation.DAYS_BACK, quote));
    Map<String, CountryCells> changes = new TreeMap<>();
    counts.forEach((country, rows) -> changes.put(country, CountryCells.of(country, 0, rows)));
    for (HourSum sum : sums) {
      changes
          .computeIfAbsent(sum.country(), country -> CountryCells.of(country, 0, List.of()))
          .add(sum.change(), valuation);
    }
    return new Since(hour, changes, store.reportedBefore(session, operationId, hour));
  }
}
