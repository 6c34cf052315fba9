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

  private static final List<Bson> ADDITIONS =
      List.of(
          Aggregates.match(Filters.eq("operationType", "insert")),
          Aggregates.project(Projections.include("operationType", "fullDocument")));

  private final MongoCollection<Entry> journal;

  JournalStream(Journal journal) {
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
    return e instanceof MongoCommandException && !e.hasErrorLabel(RESUMABLE);
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
    ChangeStreamIterable<Entry> additions =
        journal
            .watch(ADDITIONS, Entry.class)
            .batchSize(Block.LARGEST)
            .maxAwaitTime(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    return new Reading((token == null ? additions : additions.resumeAfter(token)).cursor());
  }

  static final class Reading implements AutoCloseable {
    private final MongoChangeStreamCursor<ChangeStreamDocument<Entry>> cursor;
    private @Nullable BsonDocument token;

    Reading(MongoChangeStreamCursor<ChangeStreamDocument<Entry>> cursor) {
      this.cursor = cursor;
      this.token = cursor.getResumeToken();
    }

    /** What has come, up to a limit; waits a moment if nothing has. */
    Look next(int limit) {
      var added = new ArrayList<Entry>();
      long bytes = 0;
      ChangeStreamDocument<Entry> change = cursor.tryNext();
      while (change != null) {
        Entry entry = Objects.requireNonNull(change.getFullDocument());
        added.add(entry);
        bytes += entry.resource().length();
        boolean more = added.size() < limit && cursor.available() > 0;
        change = more ? cursor.tryNext() : null;
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
