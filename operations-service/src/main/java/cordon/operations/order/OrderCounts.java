package cordon.operations.order;

import java.util.List;
import org.bson.BsonDocument;

/**
 * What has become of the copies of an order.
 *
 * @param readers officers of all countries who have read and understood it
 */
record OrderCounts(int copies, int received, int read, int readers, int destroyed) {

  /** The fields of a copy that it is made of. */
  static final List<String> FIELDS = List.of("state", "receivedAt", "readers");

  static OrderCounts of(List<BsonDocument> parts) {
    int received = 0;
    int read = 0;
    int readers = 0;
    int destroyed = 0;
    for (BsonDocument one : parts) {
      int of = one.getNumber("readers").intValue();
      received += one.isDateTime("receivedAt") ? 1 : 0;
      read += of > 0 ? 1 : 0;
      readers += of;
      destroyed +=
          one.getString("state").getValue().equals(OrderCopyState.DESTROYED.name()) ? 1 : 0;
    }
    return new OrderCounts(parts.size(), received, read, readers, destroyed);
  }
}
