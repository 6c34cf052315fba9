package cordon.platform.backup;

import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonTimestamp;

/**
 * Behind a stretch of changes: up to when it reaches, and what it has to be.
 *
 * @param until moment of the cluster, of its last entry in the oplog
 * @param time of the same entry, in milliseconds, by which this cluster is known again
 */
record End(BsonTimestamp until, long time, long count, String digest) {
  BsonDocument toBson() {
    return new BsonDocument("until", until)
        .append("time", new BsonDateTime(time))
        .append("count", new BsonInt64(count))
        .append("digest", new BsonString(digest));
  }

  static End of(BsonDocument stored) {
    return new End(
        stored.getTimestamp("until"),
        stored.getDateTime("time").getValue(),
        stored.getInt64("count").getValue(),
        stored.getString("digest").getValue());
  }
}
