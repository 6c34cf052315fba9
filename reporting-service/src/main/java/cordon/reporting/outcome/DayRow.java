package cordon.reporting.outcome;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What of a cell of counts happened on one day. Money is kept by day as it is.
 *
 * @param country the dimension's value; empty for the totals
 * @param indicator key of the indicator
 * @param day of the act in UTC, {@code YYYY-MM-DD}
 */
public record DayRow(
    @BsonId String id,
    String operationId,
    Dimension dimension,
    String country,
    String indicator,
    String day,
    long validated,
    long provisional) {}
