package cordon.platform.backup;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import cordon.platform.backup.Manifest.Kept;
import cordon.platform.backup.Scope.Namespace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Reads all collections as of one moment (MongoDB's snapshot sessions), while the services go on.
 */
final class Snapshot {
  private static final int BATCH = 1_000;
  private static final int SNAPSHOT_TOO_OLD = 239;
  private static final int SNAPSHOT_UNAVAILABLE = 246;
  private static final int ATTEMPTS = 5;
  private static final Duration LONGEST_MAJORITY = Duration.ofSeconds(30);
  private static final Document PING = new Document("ping", 1);

  private final MongoClient client;
  private final Installation installation;

  Snapshot(MongoClient client, Installation installation) {
    this.client = client;
    this.installation = installation;
  }

  /** A moment, and what there is then. */
  private record Chosen(ClientSession session, BsonTimestamp moment, List<Namespace> names) {}

  /** Writes the collections into the file and tells what they have to be. */
  Manifest write(FrameWriter file, long time) throws IOException {
    Chosen chosen = choose();
    try (ClientSession session = chosen.session()) {
      var kept = new ArrayList<Kept>();
      for (Namespace name : chosen.names()) {
        kept.add(write(file, session, name));
      }
      // What was dropped meanwhile has no indexes to list any more.
      if (!Scope.of(client, installation.databases()).containsAll(chosen.names())) {
        throw changing();
      }
      return new Manifest(
          chosen.moment(),
          time,
          installation.databases(),
          MasterKeyMark.of(installation.masterKey()),
          kept);
    } catch (MongoCommandException e) {
      throw switch (e.getErrorCode()) {
        case SNAPSHOT_TOO_OLD ->
            new RefusedException(
                "The databases are too large to be read in the time for which MongoDB keeps one"
                    + " moment: set minSnapshotHistoryWindowInSeconds to an hour and begin again.");
        case SNAPSHOT_UNAVAILABLE -> changing();
        default -> e;
      };
    }
  }

  /** Collections are not listed as of a moment, so the list has to be the same on both sides. */
  private Chosen choose() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Namespace> names = Scope.of(client, installation.databases());
      if (names.isEmpty()) {
        throw new RefusedException(
            "There is nothing to back up in %s."
                .formatted(String.join(", ", installation.databases())));
      }
      awaitMajority(names.getFirst());
      Chosen chosen = begin(names);
      if (chosen != null) {
        if (names.equals(Scope.of(client, installation.databases()))) {
          return chosen;
        }
        chosen.session().close();
      }
    }
    throw changing();
  }

  private static RefusedException changing() {
    return new RefusedException(
        "Collections are being made or dropped, as after a change of release: begin again later.");
  }

  /**
   * Comes back when a majority has what was there when the collections were listed: the moment of a
   * snapshot is one that a majority has, and one of them may be younger.
   */
  private void awaitMajority(Namespace any) {
    try (ClientSession session =
        client.startSession(ClientSessionOptions.builder().causallyConsistent(true).build())) {
      client.getDatabase("admin").runCommand(session, PING);
      var _ =
          collection(any)
              .withReadConcern(ReadConcern.MAJORITY)
              .find(session)
              .limit(1)
              .maxTime(LONGEST_MAJORITY.toMillis(), TimeUnit.MILLISECONDS)
              .first();
    } catch (MongoExecutionTimeoutException e) {
      throw new RefusedException(
          "A majority of MongoDB's members does not have what was written: see that they are there,"
              + " and begin again.");
    }
  }

  private @Nullable Chosen begin(List<Namespace> names) {
    ClientSession session =
        client.startSession(ClientSessionOptions.builder().snapshot(true).build());
    try {
      for (Namespace name : names) {
        var _ = collection(name).find(session).limit(1).first();
      }
      return new Chosen(session, Objects.requireNonNull(session.getSnapshotTimestamp()), names);
    } catch (MongoCommandException e) {
      session.close();
      if (e.getErrorCode() == SNAPSHOT_UNAVAILABLE) {
        return null;
      }
      throw e;
    }
  }

  private Kept write(FrameWriter file, ClientSession session, Namespace name) throws IOException {
    file.write(Frame.COLLECTION, new BsonDocument("name", new BsonString(name.text())));
    var digest = new RunningDigest();
    try (var documents =
        collection(name).find(session).sort(Sorts.ascending("_id")).batchSize(BATCH).cursor()) {
      while (documents.hasNext()) {
        byte[] document = bytes(documents.next());
        digest.add(document);
        file.gather(Frame.DOCUMENTS, document);
      }
    }
    file.flush(Frame.DOCUMENTS);
    List<BsonDocument> indexes =
        client
            .getDatabase(name.database())
            .getCollection(name.collection())
            .listIndexes(BsonDocument.class)
            .into(new ArrayList<>());
    return new Kept(name, digest.count(), digest.bytes(), digest.hex(), indexes);
  }

  private MongoCollection<RawBsonDocument> collection(Namespace name) {
    return client
        .getDatabase(name.database())
        .getCollection(name.collection(), RawBsonDocument.class);
  }

  /** As they are stored. */
  static byte[] bytes(RawBsonDocument document) {
    ByteBuffer buffer = document.getByteBuffer().asNIO();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
