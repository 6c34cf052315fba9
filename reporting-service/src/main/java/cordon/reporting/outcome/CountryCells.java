package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import cordon.reporting.result.Indicator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The cells of one country, or of the totals, as of a change; kept between readings.
 *
 * @param country empty for the totals
 * @param head the position with which they last changed
 * @param counts rows of what is counted
 * @param money by what it is a figure of, and currency
 * @param days marks what of the counts happened on which day; of money each sum has its own
 */
record CountryCells(
    String country,
    long head,
    List<CountRow> counts,
    Map<Of, Map<Currency, CurrencySum>> money,
    Mark days) {

  /** What money is a figure of. */
  record Of(Dimension dimension, String indicator) {}

  /** Without money, which is added row by row. */
  static CountryCells of(String country, long head, List<CountRow> counts) {
    return new CountryCells(country, head, List.copyOf(counts), new HashMap<>(), new Mark());
  }

  /** Of one day; such of indicators that are not known are shown to nobody. */
  void add(DayRow row) {
    if (Indicator.of(row.indicator()).isPresent()) {
      days.add(row.id(), row.validated(), row.provisional());
    }
  }

  void add(MoneyRow row, Valuation valuation) {
    money
        .computeIfAbsent(
            new Of(row.dimension(), Objects.requireNonNull(row.indicator())), d -> new TreeMap<>())
        .computeIfAbsent(row.counted(), c -> new CurrencySum(c, valuation))
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
    rest.days.add(days);
    money.forEach((of, sums) -> {
      var kept = new TreeMap<>(sums);
      kept.keySet().removeAll(currencies);
      rest.money.put(of, kept);
    });
    return rest;
  }

  /** Keys of indicators that a later version has counted, and this one does not know. */
  Set<String> unknown() {
    var unknown = new TreeSet<String>();
    Stream.concat(
            counts.stream().map(CountRow::indicator), money.keySet().stream().map(Of::indicator))
        .filter(key -> Indicator.of(key).isEmpty())
        .forEach(unknown::add);
    return unknown;
  }

  /** What is not known is named, so that nobody takes the figures for whole. */
  void addTo(Outcome outcome) {
    addTo(outcome, 1);
    outcome.unknownIndicators.addAll(unknown());
    outcome.days.add(days);
    money.forEach((of, sums) -> {
      if (Indicator.of(of.indicator()).isPresent()) {
        sums.values().forEach(sum -> outcome.days.add(sum.days()));
      }
    });
  }

  /** Takes it away again; what has gone since and is not known is named too. */
  void takeFrom(Outcome outcome) {
    addTo(outcome, -1);
    outcome.unknownIndicators.addAll(unknown());
  }

  private void addTo(Outcome outcome, int sign) {
    for (CountRow row : counts) {
      Indicator.of(row.indicator())
          .ifPresent(indicator -> {
            Outcome.Figure figure = outcome.figure(row.dimension(), country, indicator);
            figure.validated.count = Math.addExact(figure.validated.count, sign * row.validated());
            figure.provisional.count =
                Math.addExact(figure.provisional.count, sign * row.provisional());
          });
    }
    money.forEach((of, sums) ->
        Indicator.of(of.indicator())
            .ifPresent(indicator -> {
              Outcome.Figure figure = outcome.figure(of.dimension(), country, indicator);
              sums.forEach((currency, sum) -> figure.add(currency, sum, sign));
            }));
  }
}
