package cordon.platform.journal;

import com.mongodb.MongoChangeStreamException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.ChangeStreamIterable;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Additions to the journal in the order of their commits, as MongoDB's change stream tells them.
 */
final class JournalStream {
  private static final String RESUMABLE = "ResumableChangeStreamError";

  /** Two questions a second in a journal that rests. */
  private static final long WAIT_MILLIS = 500;

  /** Half of what the server puts into one answer. */
  private static final long FULL_BYTES = 8 * 1024 * 1024;

  private static final BsonDocument HELLO = new BsonDocument("hello", new BsonInt32(1));

  private static final List<Bson> ADDITIONS =
      List.of(
          Aggregates.match(Filters.eq("operationType", "insert")),
          Aggregates.project(Projections.include("operationType", "fullDocument")));

  private final Journal entries;
  private final MongoDatabase database;
  private final MongoCollection<Entry> journal;

  JournalStream(MongoDatabase database, Journal journal) {
    this.database = database;
    this.entries = journal;
    this.journal = journal.collection();
  }

  /**
   * What one look has brought.
   *
   * @param all whether that is everything that was there when the look began
   */
  record Look(List<Entry> added, boolean all) {}

  /**
   * Whether the server refuses the token itself: lost from the oplog, of another cluster, or
   * garbled. Taking a good token for a lost one costs a scan and nothing else.
   */
  static boolean tokenLost(MongoException e) {
    return e instanceof MongoChangeStreamException
        || (e instanceof MongoCommandException && !e.hasErrorLabel(RESUMABLE));
  }

  /**
   * Whether a token stands for a moment to which this cluster has not come, as after a restore on
   * another one: the server would wait in silence until its clock has passed it.
   */
  boolean isAhead(BsonDocument token) {
    BsonDocument told = database.runCommand(HELLO, BsonDocument.class);
    BsonDocument written = told.getDocument("lastWrite", new BsonDocument());
    if (!written.isDocument("opTime")) {
      return false;
    }
    BsonTimestamp now = written.getDocument("opTime").getTimestamp("ts");
    return ResumeTokens.momentOf(token).filter(moment -> moment.compareTo(now) > 0).isPresent();
  }

  Reading after(BsonDocument token) {
    return open(token);
  }

  /** A token for going on from now. */
  BsonDocument currentToken() {
    try (Reading reading = open(null)) {
      if (reading.token == null) {
        Look _ = reading.next(1);
      }
      return reading.token();
    }
  }

  private Reading open(@Nullable BsonDocument token) {
    // As they stand there: one that cannot be read has its place in the order all the same.
    ChangeStreamIterable<RawBsonDocument> additions =
        journal
            .watch(ADDITIONS, RawBsonDocument.class)
            .batchSize(Block.LARGEST)
            .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    return new Reading(
        entries, (token == null ? additions : additions.resumeAfter(token)).cursor());
  }

  static final class Reading implements AutoCloseable {
    private final Journal journal;
    private final MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> cursor;
    private @Nullable BsonDocument token;

    Reading(
        Journal journal, MongoChangeStreamCursor<ChangeStreamDocument<RawBsonDocument>> cursor) {
      this.journal = journal;
      this.cursor = cursor;
      this.token = cursor.getResumeToken();
    }

    /** What has come, up to a limit; waits a moment if nothing has. */
    Look next(int limit) {
      var added = new ArrayList<Entry>();
      long bytes = 0;
      ChangeStreamDocument<RawBsonDocument> change = cursor.tryNext();
      while (change != null) {
        Entry entry = journal.read(Objects.requireNonNull(change.getFullDocument()));
        added.add(entry);
        bytes += entry.resource().length();
        boolean more = added.size() < limit && cursor.available() > 0;
        change = more ? cursor.tryNext() : null;
      }
      if (added.isEmpty() && cursor.getServerCursor() == null) {
        // The collection was dropped behind the token, as by a restore in its place.
        throw new MongoChangeStreamException("the change stream of the journal has ended");
      }
      BsonDocument reached = cursor.getResumeToken();
      token = reached == null ? token : reached;
      return new Look(added, added.size() < limit && bytes < FULL_BYTES);
    }

    BsonDocument token() {
      return Objects.requireNonNull(token, "the change stream has given no token");
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
