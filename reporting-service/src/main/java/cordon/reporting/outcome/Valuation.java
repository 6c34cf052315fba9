package cordon.reporting.outcome;

import com.mongodb.client.ClientSession;
import cordon.reporting.money.Currency;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.rate.Rate;
import cordon.reporting.rate.RateStore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What money was worth on the day of the act: the rate of that day, or the latest of the seven days
 * before. Without one it is an open question and not a zero.
 */
final class Valuation {
  static final int DAYS_BACK = 7;

  private final String quote;
  private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

  Valuation(String quote, List<Rate> known) {
    this.quote = quote;
    // Of two of a day under several names of a network the one that was recorded last.
    known.stream()
        .sorted(Comparator.comparing(Rate::recorded))
        .forEach(rate ->
            rates
                .computeIfAbsent(rate.currency().counted(), c -> new TreeMap<>())
                .put(rate.date(), rate.value()));
  }

  /** By the rates of a snapshot, for money of these currencies and days. */
  static Valuation read(
      ClientSession session,
      RateStore rates,
      String quote,
      Map<Currency, ? extends SortedSet<LocalDate>> days) {
    return new Valuation(quote, rates.of(session, days, DAYS_BACK, quote));
  }

  /** The one before if it says the same, so that what was made with it is known to hold. */
  Valuation unless(Valuation before) {
    return quote.equals(before.quote) && rates.equals(before.rates) ? before : this;
  }

  String quote() {
    return quote;
  }

  /** The rates of one currency, by day. */
  NavigableMap<LocalDate, BigDecimal> of(Currency currency) {
    return rates.getOrDefault(currency, Collections.emptyNavigableMap());
  }

  /** The exact value in the report's currency; rounding comes last and once. */
  Optional<BigDecimal> value(Currency currency, BigDecimal amount, LocalDate day) {
    if (isQuote(currency, quote)) {
      return Optional.of(amount);
    }
    var latest = of(currency).floorEntry(day);
    return latest == null || latest.getKey().isBefore(day.minusDays(DAYS_BACK))
        ? Optional.empty()
        : Optional.of(amount.multiply(latest.getValue()));
  }

  static boolean isQuote(Currency currency, String quote) {
    return currency.scheme() == MoneyScheme.ISO_4217 && currency.code().equals(quote);
  }
}
