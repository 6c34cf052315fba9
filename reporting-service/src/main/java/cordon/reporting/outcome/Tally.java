package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many, or how much: the exact value, the money in its own currencies, and what is open. */
final class Tally {
  long count;
  BigDecimal value = BigDecimal.ZERO;
  final SortedMap<Currency, BigDecimal> originals = new TreeMap<>();
  final SortedMap<Currency, BigDecimal> unvalued = new TreeMap<>();

  void add(Currency currency, CurrencySum.Part part) {
    if (part.original != null) {
      originals.merge(currency, part.original, BigDecimal::add);
      value = value.add(part.value);
    }
    if (part.unvalued != null) {
      unvalued.merge(currency, part.unvalued, BigDecimal::add);
    }
  }
}
