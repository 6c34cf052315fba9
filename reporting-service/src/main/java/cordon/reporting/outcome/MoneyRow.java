package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import cordon.reporting.result.Indicator;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A cell of money of one currency, scale and day; units of 10^-scale.
 *
 * @param country the dimension's value; empty for the totals
 * @param indicator key of the indicator; builds before {@link OutcomeStore#MEASURES} knew one alone
 *     and did not keep it
 * @param day of the act in UTC, {@code YYYY-MM-DD}
 */
public record MoneyRow(
    @BsonId String id,
    String operationId,
    Dimension dimension,
    String country,
    @Nullable String indicator,
    Currency currency,
    int scale,
    String day,
    Sum validated,
    Sum provisional) {

  public MoneyRow {
    indicator = indicator == null ? Indicator.FUNDS_INTERCEPTED.key() : indicator;
  }

  /** Rows of one currency under several names of its network are counted together. */
  Currency counted() {
    return currency.counted();
  }
}
