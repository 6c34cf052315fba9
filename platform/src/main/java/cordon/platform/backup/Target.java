package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import cordon.platform.migration.Migrator;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;

/** The databases that are restored to: empty before or meant to go, and empty where it fails. */
final class Target {
  /** The variable that names the databases which are dropped first. */
  static final String DROP = "CORDON_RESTORE_DROP";

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
            "The database %s is not empty: restore into a new MongoDB, or set %s=%s to have what"
                    .formatted(name, DROP, String.join(",", manifest.databases()))
                + " is there dropped.");
      }
    }
  }

  /** A part that is still there would go on writing into what is restored. */
  void requireUnused() {
    var connected =
        client
            .getDatabase("admin")
            .aggregate(
                List.of(
                    new Document(
                        "$currentOp",
                        new Document("allUsers", true).append("idleConnections", true)),
                    new Document("$match", new Document("appName", Mongo.APPLICATION))));
    if (connected.first() != null) {
      throw new RefusedException(
          "Parts of Cordon are connected to this MongoDB: stop all of them, and restore then."
              + " Nothing was dropped.");
    }
  }

  void requireRoom() {
    Document stats = client.getDatabase("admin").runCommand(STATS);
    Number all = stats.get("fsTotalSize", Number.class);
    Number used = stats.get("fsUsedSize", Number.class);
    if (all != null && used != null) {
      requireRoom(manifest.bytes(), all.longValue() - used.longValue() + freed());
    }
  }

  private long freed() {
    return manifest.databases().stream()
        .map(name -> client.getDatabase(name).runCommand(STATS).get("totalSize", Number.class))
        .filter(Objects::nonNull)
        .mapToLong(Number::longValue)
        .sum();
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
