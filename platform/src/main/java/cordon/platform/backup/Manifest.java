package cordon.platform.backup;

import cordon.platform.backup.Scope.Namespace;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What the collections of a backup have to be.
 *
 * @param moment of the cluster, of which all of it is
 * @param time of the same moment by the clock of who took it
 * @param masterKey mark of the key that belongs to it; null if none was set
 */
record Manifest(
    BsonTimestamp moment,
    long time,
    List<String> databases,
    @Nullable String masterKey,
    List<Kept> collections) {

  /**
   * One collection.
   *
   * @param digest over its documents in the order of their ids
   * @param indexes as the server lists them
   */
  record Kept(Namespace name, long count, long bytes, String digest, List<BsonDocument> indexes) {
    BsonDocument toBson() {
      return new BsonDocument("name", new BsonString(name.text()))
          .append("count", new BsonInt64(count))
          .append("bytes", new BsonInt64(bytes))
          .append("digest", new BsonString(digest))
          .append("indexes", new BsonArray(indexes));
    }

    static Kept of(BsonDocument stored) {
      return new Kept(
          Namespace.of(stored.getString("name").getValue()),
          stored.getInt64("count").getValue(),
          stored.getInt64("bytes").getValue(),
          stored.getString("digest").getValue(),
          stored.getArray("indexes").stream().map(BsonValue::asDocument).toList());
    }
  }

  long bytes() {
    return collections.stream().mapToLong(Kept::bytes).sum();
  }

  long count() {
    return collections.stream().mapToLong(Kept::count).sum();
  }

  BsonDocument toBson() {
    var bson =
        new BsonDocument("moment", moment)
            .append("time", new BsonDateTime(time))
            .append("databases", new BsonArray(databases.stream().map(BsonString::new).toList()))
            .append("collections", new BsonArray(collections.stream().map(Kept::toBson).toList()));
    if (masterKey != null) {
      bson.append("masterKey", new BsonString(masterKey));
    }
    return bson;
  }

  static Manifest of(BsonDocument stored) {
    return new Manifest(
        stored.getTimestamp("moment"),
        stored.getDateTime("time").getValue(),
        stored.getArray("databases").stream().map(one -> one.asString().getValue()).toList(),
        stored.isString("masterKey") ? stored.getString("masterKey").getValue() : null,
        stored.getArray("collections").stream().map(one -> Kept.of(one.asDocument())).toList());
  }
}
