package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import cordon.platform.backup.Scope.Namespace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/** Does again, in the order of the commits, what was done between the backup and a moment. */
final class Replay {
  private static final int MOST = 500;
  private static final long MOST_BYTES = 4L * 1024 * 1024;

  private final MongoClient client;
  private final List<String> databases;
  private final Indexes indexes;
  private final @Nullable Instant to;
  private final List<BsonDocument> gathered = new ArrayList<>();
  private long bytes;
  private long done;
  private boolean over;

  /**
   * @param to the last moment that is wanted; null for all
   */
  Replay(MongoClient client, List<String> databases, Indexes indexes, @Nullable Instant to) {
    this.client = client;
    this.databases = databases;
    this.indexes = indexes;
    this.to = to;
  }

  /** How many changes of documents and collections there were. */
  long replay(Path file) throws IOException {
    var reader = new Change.Reader(databases);
    try (FrameReader frames = FrameReader.open(file)) {
      for (var frame = frames.next(); frame != null && !over; frame = frames.next()) {
        if (frame.kind() == Frame.CHANGES) {
          frame.documents(bytes -> take(reader, new RawBsonDocument(bytes)));
        }
      }
    }
    flush();
    return done;
  }

  private void take(Change.Reader reader, RawBsonDocument entry) {
    over |= to != null && Instant.ofEpochMilli(entry.getDateTime("wall").getValue()).isAfter(to);
    if (!over) {
      reader.read(entry).forEach(this::again);
    }
  }

  private void again(Change change) {
    done++;
    if (change.op().equals("c")) {
      flush();
      command(change.name(), change.content().getDocument("o"));
      return;
    }
    gathered.add(change.content());
    bytes +=
        new RawBsonDocument(change.content(), new BsonDocumentCodec()).getByteBuffer().remaining();
    if (gathered.size() >= MOST || bytes >= MOST_BYTES) {
      flush();
    }
  }

  private void flush() {
    if (!gathered.isEmpty()) {
      client.getDatabase("admin").runCommand(new BsonDocument("applyOps", new BsonArray(gathered)));
      gathered.clear();
      bytes = 0;
    }
  }

  /** Indexes are only noted: a collection that grows is faster without. */
  private void command(Namespace of, BsonDocument command) {
    String verb = command.getFirstKey();
    MongoDatabase database = client.getDatabase(of.database());
    switch (verb) {
      case "create" -> database.createCollection(named(command, verb));
      case "drop" -> {
        database.getCollection(named(command, verb)).drop();
        indexes.dropAll(name(of, command, verb));
      }
      case "createIndexes" -> {
        var index = new BsonDocument();
        index.putAll(command);
        index.remove(verb);
        indexes.add(name(of, command, verb), index);
      }
      case "commitIndexBuild" ->
          command
              .getArray("indexes")
              .forEach(index -> indexes.add(name(of, command, verb), index.asDocument()));
      case "dropIndexes", "deleteIndexes" ->
          indexes.drop(name(of, command, verb), command.getString("index").getValue());
      case "startIndexBuild", "abortIndexBuild" -> {
        // What comes of it is in the entry that commits it.
      }
      default ->
          throw new RefusedException(
              "Among the changes is one that a restore does not know (%s): restore to a time before"
                      .formatted(verb)
                  + " it with --to.");
    }
  }

  private static Namespace name(Namespace of, BsonDocument command, String verb) {
    return new Namespace(of.database(), named(command, verb));
  }

  private static String named(BsonDocument command, String verb) {
    return command.getString(verb).getValue();
  }
}
