package cordon.platform.backup;

import com.mongodb.client.MongoClient;
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

  /**
   * How many changes of documents and collections there were.
   *
   * @param whole length in bytes up to which the file is whole
   */
  long replay(Path file, long whole) throws IOException {
    var reader = new Change.Reader(databases);
    try (FrameReader frames = FrameReader.open(file)) {
      while (frames.position() < whole && !over) {
        var frame = frames.next();
        if (frame != null && frame.kind() == Frame.CHANGES) {
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
    var name = new Namespace(of.database(), Verb.named(command));
    switch (Verb.of(command).orElseThrow(() -> unknown(command))) {
      case CREATE -> {
        // It may be there, of when the collections of the backup were listed.
        drop(name);
        client.getDatabase(name.database()).createCollection(name.collection());
      }
      case DROP -> drop(name);
      case CREATE_INDEXES -> {
        var index = new BsonDocument();
        index.putAll(command);
        index.remove(command.getFirstKey());
        indexes.add(name, index);
      }
      case COMMIT_INDEX_BUILD ->
          command.getArray("indexes").forEach(index -> indexes.add(name, index.asDocument()));
      case DROP_INDEXES, DELETE_INDEXES ->
          indexes.drop(name, command.getString("index").getValue());
      case START_INDEX_BUILD, ABORT_INDEX_BUILD -> {
        // What comes of it is in the entry that commits it.
      }
    }
  }

  private void drop(Namespace name) {
    client.getDatabase(name.database()).getCollection(name.collection()).drop();
    indexes.dropAll(name);
  }

  private static RefusedException unknown(BsonDocument command) {
    return new RefusedException(
        "Among the changes is one that a restore does not know (%s): restore to a time before it"
                .formatted(Verb.told(command))
            + " with --to.");
  }
}
