package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.platform.projection.Progress;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import cordon.reporting.money.Currency;
import cordon.reporting.outcome.Reading.Head;
import cordon.reporting.plan.PlanStore;
import cordon.reporting.rate.RateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads figures in snapshots: rows, rates and heads of one position stand side by side. */
@Component
class FigureReader {
  /** The view's version from which on every country that has rows has a head. */
  private static final int HEADS_FOR_EACH = 3;

  /**
   * After so many nanoseconds a snapshot begins no further country: what it has read is kept, where
   * running into the limit of a transaction would lose it, and the next call would be no quicker.
   */
  private static final long LONGEST_ROUND = Duration.ofSeconds(3).toNanos();

  private static final Logger LOG = LoggerFactory.getLogger(FigureReader.class);
  private static final Head NEVER = new Head(0, Instant.EPOCH);

  private final Mongo mongo;
  private final Views views;
  private final RateStore rates;
  private final ParkedChanges parkedChanges;

  /** What a snapshot leaves, and the figures if nothing more is to be read. */
  record Round(Kept kept, @Nullable Reading whole, @Nullable Since since) {}

  FigureReader(Mongo mongo, Views views, RateStore rates, ParkedChanges parkedChanges) {
    this.mongo = mongo;
    this.views = views;
    this.rates = rates;
    this.parkedChanges = parkedChanges;
  }

  /**
   * Reads what has changed.
   *
   * @param before what was read before and is not read again
   * @param most of so many countries at most
   * @param hour from which on changes are wanted too, or null
   * @param since what was read of that hour before, or null; it is given again while it holds
   */
  Round read(
      String operationId,
      Kept before,
      String quote,
      int most,
      @Nullable String hour,
      @Nullable Since since) {
    long began = System.nanoTime();
    return mongo.inTransaction(session -> {
      ViewBuild build = views.serving(PlanStore.VIEW, session);
      var store = new OutcomeStore(build);
      var dated = new DatedStore(build);
      Map<String, Head> heads = store.heads(session, operationId);
      Progress reached = build.reached(session);
      boolean holds =
          before.mayHold(reached.version(), reached.position(), reached.retaken(), quote);
      Kept known = holds ? before : Kept.nothing();
      var cells = new TreeMap<>(known.cells());
      Map<String, Long> changed = Heads.ofCells(operationId, heads);
      if (!holds || build.version() < HEADS_FOR_EACH) {
        // What was counted before heads were kept for each country has none.
        store.countries(session, operationId).stream()
            .filter(one -> !cells.containsKey(one))
            .forEach(one -> changed.putIfAbsent(one, 0L));
      }
      changed.entrySet().removeIf(one -> isAsOf(one.getValue(), cells.get(one.getKey())));
      List<String> now = changed.keySet().stream().sorted().limit(most).toList();

      boolean sinceHolds = holds && since != null && since.holdsWith(heads, known.valuation());
      long ratesHead = heads.getOrDefault(Heads.EVERY_OPERATION, NEVER).position();
      Map<Currency, NavigableSet<LocalDate>> days =
          now.contains(Heads.TOTALS) ? store.days(session, operationId) : known.days();
      Valuation valuation =
          // What has come since is valued by the rates of this snapshot, and so is the rest then.
          (hour == null || sinceHolds)
                  && holds
                  && ratesHead == known.ratesHead()
                  && days.equals(known.days())
              ? known.valuation()
              : Valuation.read(session, rates, quote, days).unless(known.valuation());
      int done = 0;
      while (done < now.size() && (done == 0 || System.nanoTime() - began < LONGEST_ROUND)) {
        String country = now.get(done++);
        long head = changed.getOrDefault(country, 0L);
        cells.put(country, cells(session, store, dated, operationId, country, head, valuation));
      }
      boolean all =
          done == changed.size()
              && revalue(session, store, operationId, cells, valuation, most - now.size());
      var kept =
          new Kept(
              reached.version(),
              reached.position(),
              reached.retaken(),
              ratesHead,
              valuation,
              days,
              cells);
      return new Round(
          kept,
          all
              ? new Reading(
                  began,
                  quote,
                  reached.position(),
                  reached.time(),
                  heads,
                  store.reporters(session, operationId),
                  store.pendingLines(session, operationId),
                  parkedChanges.of(session, build, operationId),
                  Map.copyOf(cells))
              : null,
          all && hour != null
              ? sinceHolds
                  ? since
                  : SinceReader.read(
                      session, build, rates, operationId, quote, hour, heads, valuation)
              : null);
    });
  }

  private static boolean isAsOf(long head, @Nullable CountryCells known) {
    return known != null && known.head() == head;
  }

  private static CountryCells cells(
      ClientSession session,
      OutcomeStore store,
      DatedStore dated,
      String operationId,
      String country,
      long head,
      Valuation valuation) {
    var cells = CountryCells.of(country, head, store.counts(session, operationId, country));
    store.sums(session, operationId, country, Set.of(), row -> cells.add(row, valuation));
    dated.days(session, operationId, country, cells::add);
    if (!cells.unknown().isEmpty()) {
      LOG.warn(
          "figures of {} are left out of operation {}: no indicators of this version",
          cells.unknown(),
          operationId);
    }
    return cells;
  }

  /** Reads again what is worth something else by now; false if there is more than that. */
  private static boolean revalue(
      ClientSession session,
      OutcomeStore store,
      String operationId,
      Map<String, CountryCells> cells,
      Valuation valuation,
      int most) {
    int done = 0;
    for (CountryCells one : List.copyOf(cells.values())) {
      Set<Currency> revalued = one.revalued(valuation);
      if (!revalued.isEmpty()) {
        if (done == most) {
          return false;
        }
        done++;
        CountryCells again = one.without(revalued);
        store.sums(session, operationId, one.country(), revalued, row -> again.add(row, valuation));
        cells.put(one.country(), again);
      }
    }
    return true;
  }
}
