package cordon.operations.order;

import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * That an officer has read and understood an order; each says so once.
 *
 * @param version 1, since it never changes
 * @param copyNumber of their country's copy
 * @param person subject of their token
 */
public record OrderReading(
    @BsonId String id,
    String operationId,
    long version,
    String orderId,
    int copyNumber,
    String country,
    String person,
    Instant readAt) {}
