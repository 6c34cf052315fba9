package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The days on which there is money, by currency: what has to be known of rows to value them. */
final class MoneyDays {
  private final Map<Currency, NavigableSet<LocalDate>> days = new HashMap<>();

  void add(MoneyRow row) {
    days.computeIfAbsent(row.counted(), c -> new TreeSet<>()).add(LocalDate.parse(row.day()));
  }

  Map<Currency, NavigableSet<LocalDate>> byCurrency() {
    return days;
  }
}
