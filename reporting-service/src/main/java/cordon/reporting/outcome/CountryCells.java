package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The cells of one country, or of the totals, as of a change; kept between readings.
 *
 * @param country empty for the totals
 * @param head the position with which they last changed
 * @param counts rows of what is counted
 * @param money by dimension and currency
 */
record CountryCells(
    String country,
    long head,
    List<CountRow> counts,
    Map<Dimension, Map<Currency, CurrencySum>> money) {

  /** Without money, which is added row by row. */
  static CountryCells of(String country, long head, List<CountRow> counts) {
    return new CountryCells(country, head, List.copyOf(counts), new EnumMap<>(Dimension.class));
  }

  void add(MoneyRow row, Valuation valuation) {
    money
        .computeIfAbsent(row.dimension(), d -> new TreeMap<>())
        .computeIfAbsent(row.currency(), c -> new CurrencySum(c, valuation))
        .add(row);
  }

  /** Currencies that are worth something else by these rates. */
  Set<Currency> revalued(Valuation now) {
    var revalued = new HashSet<Currency>();
    for (Map<Currency, CurrencySum> sums : money.values()) {
      sums.forEach((currency, sum) -> {
        if (!sum.holdsWith(now)) {
          revalued.add(currency);
        }
      });
    }
    return revalued;
  }

  /** The same without these currencies, whose rows are added again. */
  CountryCells without(Set<Currency> currencies) {
    CountryCells rest = of(country, head, counts);
    money.forEach((dimension, sums) -> {
      var kept = new TreeMap<>(sums);
      kept.keySet().removeAll(currencies);
      rest.money.put(dimension, kept);
    });
    return rest;
  }

  void addTo(Outcome outcome) {
    for (CountRow row : counts) {
      Indicator.of(row.indicator())
          .ifPresent(indicator -> {
            Outcome.Figure figure = outcome.figure(row.dimension(), country, indicator);
            figure.validated.count = Math.addExact(figure.validated.count, row.validated());
            figure.provisional.count = Math.addExact(figure.provisional.count, row.provisional());
          });
    }
    money.forEach((dimension, sums) ->
        sums.forEach((currency, sum) -> {
          Outcome.Figure figure = outcome.figure(dimension, country, Indicator.FUNDS_INTERCEPTED);
          figure.validated.add(currency, sum.validated);
          figure.provisional.add(currency, sum.provisional);
        }));
  }
}
