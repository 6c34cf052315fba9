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

  /** Adds money of one currency, or takes it away with a negative sign. */
  void add(Currency currency, CurrencySum.Part part, int sign) {
    var by = BigDecimal.valueOf(sign);
    if (part.original != null) {
      add(originals, currency, part.original.multiply(by));
      value = value.add(part.value.multiply(by));
    }
    if (part.unvalued != null) {
      add(unvalued, currency, part.unvalued.multiply(by));
    }
  }

  void add(Tally other) {
    count = Math.addExact(count, other.count);
    value = value.add(other.value);
    other.originals.forEach((currency, sum) -> add(originals, currency, sum));
    other.unvalued.forEach((currency, sum) -> add(unvalued, currency, sum));
  }

  /** Without any money either, also of none without a rate. */
  boolean isNothing() {
    return count == 0 && value.signum() == 0 && originals.isEmpty() && unvalued.isEmpty();
  }

  private static void add(SortedMap<Currency, BigDecimal> sums, Currency currency, BigDecimal by) {
    BigDecimal sum = sums.merge(currency, by, BigDecimal::add);
    if (sum.signum() == 0) {
      sums.remove(currency);
    }
  }
}
