package cordon.reporting.outcome;

import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A cell of counts.
 *
 * @param country the dimension's value; empty for the totals
 * @param indicator key of the indicator
 */
public record CountRow(
    @BsonId String id,
    String operationId,
    Dimension dimension,
    String country,
    String indicator,
    long validated,
    long provisional) {

  /** Another of the same cell added. */
  CountRow plus(CountRow other) {
    return new CountRow(
        id,
        operationId,
        dimension,
        country,
        indicator,
        Math.addExact(validated, other.validated),
        Math.addExact(provisional, other.provisional));
  }
}
