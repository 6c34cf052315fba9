package cordon.reporting.rate;

import cordon.reporting.money.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What one unit of a currency was worth on a day.
 *
 * @param id made of what it values, in what and when
 * @param quote ISO 4217 code of the currency that it is valued in
 * @param day in UTC, {@code YYYY-MM-DD}
 * @param rate units of the quote currency for one unit, as an exact decimal
 * @param source who published it
 */
public record Rate(
    @BsonId String id,
    long version,
    Currency currency,
    String quote,
    String day,
    String rate,
    String source,
    Instant recorded) {

  static String idOf(Currency currency, String quote, String day) {
    return "rate." + currency.key() + "." + quote + "." + day;
  }

  public LocalDate date() {
    return LocalDate.parse(day);
  }

  public BigDecimal value() {
    return new BigDecimal(rate);
  }
}
