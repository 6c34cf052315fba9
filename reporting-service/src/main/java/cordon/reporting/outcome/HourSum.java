package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * By how much a cell of money changed with what was recorded in one hour.
 *
 * @param hour in UTC, as {@link DatedStore#hourOf}
 * @param country the dimension's value; empty for the totals
 * @param indicator key of the indicator
 * @param day of the act in UTC, by which it is valued
 */
public record HourSum(
    @BsonId String id,
    String operationId,
    String hour,
    Dimension dimension,
    String country,
    String indicator,
    Currency currency,
    int scale,
    String day,
    Sum validated,
    Sum provisional) {

  MoneyRow change() {
    return new MoneyRow(
        id,
        operationId,
        dimension,
        country,
        indicator,
        currency,
        scale,
        day,
        validated,
        provisional);
  }
}
