package cordon.platform.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Numbered;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Copies of others' entries in one's own journal, and how far each feed is read. Whatever counts or
 * decides on another's entries reads them here, in the one order that a rebuild sees again.
 */
public final class Observations {
  /** Of which this replica asks at a time. */
  private static final int MOST_GAPS = 1_000;

  private final Mongo mongo;
  private final Journal journal;
  private final InstantSource clock;
  private final MongoCollection<Document> feeds;
  private final MongoCollection<Gap> gaps;

  public Observations(Mongo mongo, Journal journal, InstantSource clock) {
    this.mongo = mongo;
    this.journal = journal;
    this.clock = clock;
    this.feeds = mongo.collection("feeds", Document.class);
    this.gaps = mongo.collection("feed_gaps", Gap.class);
  }

  /** Says which replica reads a feed, and how current what is kept of it is. */
  Lease lease(String source) {
    return new Lease(mongo, clock, "feed-" + source);
  }

  long position(String source) {
    Document known = feeds.find(Filters.eq("_id", source)).first();
    return known == null ? 0 : known.getLong("position");
  }

  /**
   * Keeps a stretch and moves the position, both or neither.
   *
   * @return false if another replica has moved the position meanwhile
   */
  boolean keep(String source, long from, long to, List<Numbered> originals) {
    try {
      return mongo.inTransaction(session -> {
        if (!move(session, source, from, to)) {
          return false;
        }
        Instant now = clock.instant();
        List<Entry> copies =
            originals.stream()
                .map(o -> journal.observed(source, o.position(), now, o.entry()))
                .toList();
        journal.append(session, copies);
        List<Gap> unreadable =
            originals.stream()
                .filter(o -> !o.entry().readable())
                .map(o -> Gap.of(source, o.position(), o.entry()))
                .toList();
        if (!unreadable.isEmpty()) {
          gaps.insertMany(session, unreadable);
        }
        return true;
      });
    } catch (MongoWriteException e) {
      // Both began at once, with no position there.
      if (from == 0 && e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** The entries of a source that it could not read itself, of which only the place is kept. */
  List<Gap> gaps(String source) {
    return gaps.find(Filters.eq("source", source)).limit(MOST_GAPS).into(new ArrayList<>());
  }

  /** Keeps an entry that the source can read by now, behind everything that was kept since. */
  void fill(Gap gap, Entry original) {
    mongo.inTransaction(session -> {
      // Another replica may have kept it.
      if (gaps.deleteOne(session, Filters.eq("_id", gap.id())).getDeletedCount() == 1) {
        journal.append(
            session,
            List.of(journal.observed(gap.source(), gap.position(), clock.instant(), original)));
      }
      return true;
    });
  }

  private boolean move(ClientSession session, String source, long from, long to) {
    var filter = Filters.and(Filters.eq("_id", source), Filters.eq("position", from));
    var next = new Document("_id", source).append("position", to);
    var done = feeds.replaceOne(session, filter, next, new ReplaceOptions().upsert(from == 0));
    return done.getModifiedCount() == 1 || done.getUpsertedId() != null;
  }
}
