package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import cordon.platform.backup.Manifest.Kept;
import cordon.platform.backup.Scope.Namespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Puts the documents of a backup back, byte by byte, and reads them again to see that they are the
 * same; without indexes, of which one takes away what is old.
 */
final class Loading {
  private static final int MOST = 1_000;
  private static final long MOST_BYTES = 8L * 1024 * 1024;

  private final MongoClient client;
  private final Manifest manifest;
  private final List<RawBsonDocument> gathered = new ArrayList<>();
  private long bytes;

  Loading(MongoClient client, Manifest manifest) {
    this.client = client;
    this.manifest = manifest;
  }

  void load(Path file) throws IOException {
    @Nullable Namespace name = null;
    try (FrameReader reader = FrameReader.open(file)) {
      for (var frame = reader.next();
          frame != null && frame.kind() != Frame.MANIFEST;
          frame = reader.next()) {
        if (frame.kind() == Frame.COLLECTION) {
          flush(name);
          name = Namespace.of(frame.document().getString("name").getValue());
          client.getDatabase(name.database()).createCollection(name.collection());
        } else if (frame.kind() == Frame.DOCUMENTS && name != null) {
          Namespace into = name;
          frame.documents(document -> add(into, document));
        }
      }
      flush(name);
    }
    manifest.collections().forEach(this::requireEqual);
  }

  private void add(Namespace name, byte[] document) {
    gathered.add(new RawBsonDocument(document));
    bytes += document.length;
    if (gathered.size() >= MOST || bytes >= MOST_BYTES) {
      flush(name);
    }
  }

  private void flush(@Nullable Namespace name) {
    if (name != null && !gathered.isEmpty()) {
      collection(name).insertMany(gathered);
    }
    gathered.clear();
    bytes = 0;
  }

  private void requireEqual(Kept kept) {
    var digest = new RunningDigest();
    for (RawBsonDocument document :
        collection(kept.name()).find().sort(Sorts.ascending("_id")).batchSize(MOST)) {
      digest.add(Snapshot.bytes(document));
    }
    if (digest.count() != kept.count() || !digest.hex().equals(kept.digest())) {
      throw new RefusedException(
          "What was restored of %s is not what was backed up: nothing of it was kept; look at the"
                  .formatted(kept.name().text())
              + " disk and the log of the MongoDB.");
    }
  }

  private MongoCollection<RawBsonDocument> collection(Namespace name) {
    return client
        .getDatabase(name.database())
        .getCollection(name.collection(), RawBsonDocument.class);
  }
}
