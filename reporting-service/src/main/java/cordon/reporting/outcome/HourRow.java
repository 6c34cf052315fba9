package cordon.reporting.outcome;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * By how much a cell of counts changed with what was recorded in one hour; less than nothing where
 * more was taken back than came.
 *
 * @param hour in UTC, as {@link DatedStore#hourOf}
 * @param country the dimension's value; empty for the totals
 * @param indicator key of the indicator
 */
public record HourRow(
    @BsonId String id,
    String operationId,
    String hour,
    Dimension dimension,
    String country,
    String indicator,
    long validated,
    long provisional) {

  Cell cell() {
    return new Cell(operationId, dimension, country, indicator);
  }

  CountRow change() {
    return new CountRow(id, operationId, dimension, country, indicator, validated, provisional);
  }
}
