package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Money of one currency in one cell, over all days: as it is, what it is worth, and what of it has
 * no rate. Made by one reading; what it comes to is not changed after that.
 */
final class CurrencySum {
  final Part validated = new Part();
  final Part provisional = new Part();
  private final Mark days = new Mark();
  private final Currency currency;
  private Valuation valuation;
  private LocalDate first = LocalDate.MAX;
  private LocalDate last = LocalDate.MIN;

  /** One stage of it; null where nothing was added. */
  static final class Part {
    @Nullable BigDecimal original;
    @Nullable BigDecimal unvalued;
    BigDecimal value = BigDecimal.ZERO;
  }

  CurrencySum(Currency currency, Valuation valuation) {
    this.currency = currency;
    this.valuation = valuation;
  }

  void add(MoneyRow row) {
    LocalDate day = LocalDate.parse(row.day());
    first = day.isBefore(first) ? day : first;
    last = day.isAfter(last) ? day : last;
    days.add(
        row.id(),
        row.validated().units(),
        row.provisional().units(),
        // The same money on the same day may be worth something else.
        valuation.value(currency, BigDecimal.ONE, day).map(BigDecimal::stripTrailingZeros));
    add(validated, row, row.validated().units(), day);
    add(provisional, row, row.provisional().units(), day);
  }

  /** Marks how much of it was on which day, and what it was worth then. */
  Mark days() {
    return days;
  }

  private void add(Part part, MoneyRow row, BigInteger units, LocalDate day) {
    if (units.signum() == 0) {
      return;
    }
    var amount = new BigDecimal(units, row.scale());
    part.original = part.original == null ? amount : part.original.add(amount);
    valuation
        .value(row.counted(), amount, day)
        .ifPresentOrElse(
            value -> part.value = part.value.add(value),
            () -> part.unvalued = part.unvalued == null ? amount : part.unvalued.add(amount));
  }

  /**
   * Whether these rates give the same worth as those that it was made with, which are then let go.
   */
  boolean holdsWith(Valuation now) {
    if (now != valuation) {
      if (!during(now).equals(during(valuation))) {
        return false;
      }
      valuation = now;
    }
    return true;
  }

  private NavigableMap<LocalDate, BigDecimal> during(Valuation rates) {
    return rates.of(currency).subMap(first.minusDays(Valuation.DAYS_BACK), true, last, true);
  }
}
