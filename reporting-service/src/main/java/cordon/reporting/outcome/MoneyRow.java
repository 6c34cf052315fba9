package cordon.reporting.outcome;

import cordon.reporting.money.Currency;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A cell of money of one currency, scale and day; units of 10^-scale.
 *
 * @param day of the act in UTC, {@code YYYY-MM-DD}
 */
public record MoneyRow(
    @BsonId String id,
    String operationId,
    Dimension dimension,
    String country,
    Currency currency,
    int scale,
    String day,
    Sum validated,
    Sum provisional) {}
