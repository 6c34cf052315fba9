package cordon.platform.journal;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Additions to the journal in the order of their commits, as MongoDB's change stream tells them.
 */
final class JournalStream {
  private static final String RESUMABLE = "ResumableChangeStreamError";
  private static final long WAIT_MILLIS = 200;
  private static final List<Bson> ADDITIONS =
      List.of(
          Aggregates.match(Filters.eq("operationType", "insert")),
          Aggregates.project(
              Projections.include("documentKey", "operationType", "fullDocument.leaf")));

  private final MongoCollection<BsonDocument> journal;

  JournalStream(Journal journal) {
    this.journal = journal.collection().withDocumentClass(BsonDocument.class);
  }

  /** An entry's name and leaf hash, all that numbering needs. */
  record Added(String id, Binary leaf) {}

  /**
   * Whether the server refuses the token itself: lost from the oplog, of another cluster, or
   * garbled. Taking a good token for a lost one costs a scan and nothing else.
   */
  static boolean tokenLost(MongoException e) {
    return e instanceof MongoCommandException && !e.hasErrorLabel(RESUMABLE);
  }

  Reading after(BsonDocument token) {
    return open(token);
  }

  /** A token for going on from now. */
  BsonDocument currentToken() {
    try (Reading reading = open(null)) {
      List<Added> _ = reading.next(1);
      return reading.token();
    }
  }

  private Reading open(@Nullable BsonDocument token) {
    ChangeStreamIterable<BsonDocument> additions =
        journal
            .watch(ADDITIONS)
            .batchSize(Page.LARGEST)
            .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    return new Reading((token == null ? additions : additions.resumeAfter(token)).cursor());
  }

  static final class Reading implements AutoCloseable {
    private final MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor;
    private @Nullable BsonDocument token;

    Reading(MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor) {
      this.cursor = cursor;
      this.token = cursor.getResumeToken();
    }

    /** What has come, up to a limit; waits a moment if nothing has. */
    List<Added> next(int limit) {
      var added = new ArrayList<Added>();
      ChangeStreamDocument<BsonDocument> change = cursor.tryNext();
      while (change != null) {
        added.add(
            added(
                Objects.requireNonNull(change.getDocumentKey()),
                Objects.requireNonNull(change.getFullDocument())));
        boolean more = added.size() < limit && cursor.available() > 0;
        change = more ? cursor.tryNext() : null;
      }
      BsonDocument reached = cursor.getResumeToken();
      token = reached == null ? token : reached;
      return added;
    }

    BsonDocument token() {
      return Objects.requireNonNull(token, "the change stream has given no token");
    }

    @Override
    public void close() {
      cursor.close();
    }
  }

  private static Added added(BsonDocument key, BsonDocument entry) {
    return new Added(
        key.getString("_id").getValue(), new Binary(entry.getBinary("leaf").getData()));
  }
}
