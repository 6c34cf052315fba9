package cordon.reporting.outcome;

import org.bson.codecs.pojo.annotations.BsonId;

/** A cell of counts. */
public record CountRow(
    @BsonId String id,
    String operationId,
    Dimension dimension,
    String country,
    String indicator,
    long validated,
    long provisional) {}
