package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/** What has changed between two moments, in the order of the commits, as MongoDB keeps it. */
final class Oplog {
  private static final Document BY_TIME = new Document("$natural", 1);
  private static final Document NEWEST_FIRST = new Document("$natural", -1);
  private static final Document HELLO = new Document("hello", 1);

  private final MongoClient client;
  private final List<String> databases;
  private final MongoCollection<RawBsonDocument> entries;

  Oplog(MongoClient client, List<String> databases) {
    this.client = client;
    this.databases = databases;
    this.entries = client.getDatabase("local").getCollection("oplog.rs", RawBsonDocument.class);
  }

  /** Up to where no loss of a primary takes anything back any more. */
  BsonTimestamp reached() {
    BsonDocument told = client.getDatabase("admin").runCommand(HELLO, BsonDocument.class);
    if (!told.isDocument("lastWrite")) {
      throw new RefusedException("The MongoDB is no replica set, so its changes are not kept.");
    }
    return told.getDocument("lastWrite").getDocument("majorityOpTime").getTimestamp("ts");
  }

  /**
   * Writes what has changed after one moment, up to another and with it.
   *
   * @return what it has to be
   */
  RunningDigest write(FrameWriter file, BsonTimestamp after, BsonTimestamp until)
      throws IOException {
    var digest = new RunningDigest();
    try (var changes = entries.find(between(after, until)).sort(BY_TIME).cursor()) {
      while (changes.hasNext()) {
        RawBsonDocument entry = changes.next();
        if (Change.concerns(entry, databases)) {
          Change.commands(entry, databases).forEach(Oplog::requireKnown);
          byte[] bytes = Snapshot.bytes(entry);
          digest.add(bytes);
          file.gather(Frame.CHANGES, bytes);
        }
      }
    }
    file.flush(Frame.CHANGES);
    return digest;
  }

  private Bson between(BsonTimestamp after, BsonTimestamp until) {
    var ours = new ArrayList<Bson>();
    ours.add(Filters.eq("ns", "admin.$cmd"));
    databases.forEach(one -> ours.add(Filters.regex("ns", "^" + Pattern.quote(one) + "\\.")));
    return Filters.and(Filters.gt("ts", after), Filters.lte("ts", until), Filters.or(ours));
  }

  private static void requireKnown(BsonDocument command) {
    if (Verb.of(command).isEmpty()) {
      throw new EndedException(
          "Since the file was last added to the databases were restored or changed (%s): take a"
                  .formatted(Verb.told(command))
              + " new backup.");
    }
  }

  /** The last entry up to a moment and with it. */
  RawBsonDocument last(BsonTimestamp moment) {
    return Objects.requireNonNull(
        entries.find(Filters.lte("ts", moment)).sort(NEWEST_FIRST).first());
  }

  /**
   * @throws EndedException if what has changed since is kept no longer
   */
  void requireReaches(BsonTimestamp after) {
    RawBsonDocument first = Objects.requireNonNull(entries.find().sort(BY_TIME).first());
    if (first.getTimestamp("ts").compareTo(after) > 0) {
      throw new EndedException(
          "MongoDB does not keep what has changed since the file was last added to: take a new"
              + " backup, and add to it more often or give MongoDB a larger oplog.");
    }
  }

  /**
   * @throws EndedException if it does not go on behind what was written last
   */
  void requireGoesOn(End last) {
    requireReaches(last.until());
    RawBsonDocument there = entries.find(Filters.eq("ts", last.until())).first();
    if (there == null || wall(there) != last.time()) {
      throw new EndedException(
          "The file is a backup of another MongoDB, or of this one before it was made anew: take a"
              + " new backup.");
    }
  }

  /** When an entry was written, in milliseconds, by the clock of the primary of then. */
  static long wall(BsonDocument entry) {
    return entry.getDateTime("wall").getValue();
  }
}
