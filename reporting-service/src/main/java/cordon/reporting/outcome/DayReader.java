package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import cordon.reporting.money.Currency;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.rate.RateStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Reads one cell by day in one snapshot: its rows alone, whatever others have. */
@Component
class DayReader {
  private final Mongo mongo;
  private final Views views;
  private final RateStore rates;

  DayReader(Mongo mongo, Views views, RateStore rates) {
    this.mongo = mongo;
    this.views = views;
    this.rates = rates;
  }

  /**
   * A cell by day.
   *
   * @param asOf up to when it is counted
   * @param days every day on which something happened, the earliest first
   */
  record Read(Instant asOf, NavigableMap<String, Outcome.Figure> days) {}

  /**
   * Reads a cell.
   *
   * @param heads what its reader sees change; empty for whoever sees the whole
   */
  Read read(Cell cell, String quote, List<String> heads) {
    return mongo.inTransaction(session -> {
      ViewBuild build = views.serving(PlanStore.VIEW, session);
      NavigableMap<String, Outcome.Figure> days = new TreeMap<>();
      for (DayRow row : new DatedStore(build).days(session, cell)) {
        Outcome.Figure figure = days.computeIfAbsent(row.day(), d -> new Outcome.Figure());
        figure.validated.count = row.validated();
        figure.provisional.count = row.provisional();
      }
      money(session, build, cell, quote, days);
      Instant asOf =
          heads.isEmpty()
              ? build.reached(session).time()
              : new OutcomeStore(build).lastTime(session, heads);
      return new Read(asOf, days);
    });
  }

  private void money(
      ClientSession session,
      ViewBuild build,
      Cell cell,
      String quote,
      Map<String, Outcome.Figure> days) {
    var store = new OutcomeStore(build);
    var dated = new MoneyDays();
    store.sums(session, cell, dated::add);
    Valuation valuation = Valuation.read(session, rates, quote, dated.byCurrency());
    Map<String, Map<Currency, CurrencySum>> sums = new HashMap<>();
    store.sums(
        session,
        cell,
        row ->
            sums.computeIfAbsent(row.day(), d -> new HashMap<>())
                .computeIfAbsent(row.counted(), c -> new CurrencySum(c, valuation))
                .add(row));
    sums.forEach((day, ofDay) -> {
      Outcome.Figure figure = days.computeIfAbsent(day, d -> new Outcome.Figure());
      ofDay.forEach((currency, sum) -> figure.add(currency, sum, 1));
    });
  }
}
