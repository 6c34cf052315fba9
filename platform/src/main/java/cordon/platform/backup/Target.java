package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import cordon.platform.migration.Migrator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bson.Document;

/** The databases that are restored to: empty before, and empty again where it fails. */
final class Target {
  private static final Document STATS = new Document("dbStats", 1);

  private final MongoClient client;
  private final Manifest manifest;

  Target(MongoClient client, Manifest manifest) {
    this.client = client;
    this.manifest = manifest;
  }

  /** What an attempt has left that did not come to its end counts for nothing. */
  void requireEmpty() {
    for (String name : manifest.databases()) {
      List<String> there = client.getDatabase(name).listCollectionNames().into(new ArrayList<>());
      if (!there.isEmpty() && !there.contains(Migrator.UNDER_WAY)) {
        throw new RefusedException(
            "The database %s is not empty: restore into a new MongoDB, or drop it first."
                .formatted(name));
      }
    }
  }

  void requireRoom() {
    Document stats = client.getDatabase("admin").runCommand(STATS);
    Number all = stats.get("fsTotalSize", Number.class);
    Number used = stats.get("fsUsedSize", Number.class);
    if (all != null && used != null) {
      requireRoom(manifest.bytes(), all.longValue() - used.longValue());
    }
  }

  /** With as much again for indexes and the oplog, which has every document once more. */
  static void requireRoom(long bytes, long free) {
    if (2 * bytes > free) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "The disk of the MongoDB has no room for it: %,d bytes are free, and it takes up to"
                  + " %,d.",
              free,
              2 * bytes));
    }
  }

  /** From now on no service starts on them. */
  void begin() {
    for (String name : manifest.databases()) {
      MongoDatabase database = client.getDatabase(name);
      database.drop();
      database.createCollection(Migrator.UNDER_WAY);
    }
  }

  /**
   * All is there. The journal's sequencer is told that no place of its change stream is good here,
   * so that it looks for what stands in no block and goes on from now.
   */
  void end() {
    for (String name : manifest.databases()) {
      MongoDatabase database = client.getDatabase(name);
      Document last = database.getCollection("pages").find().sort(new Document("_id", -1)).first();
      if (last != null) {
        database
            .getCollection("sequencer")
            .insertOne(
                new Document("_id", "rest")
                    .append("page", last.get("_id"))
                    .append("token", new Document("_data", "restored")));
      }
      database.getCollection(Migrator.UNDER_WAY).drop();
    }
  }

  void clear() {
    manifest.databases().forEach(name -> client.getDatabase(name).drop());
  }
}
