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
import java.util.List;
import org.bson.Document;

/**
 * Copies of others' entries in one's own journal, and how far each feed is read. Whatever counts or
 * decides on another's entries reads them here, in the one order that a rebuild sees again.
 */
public final class Observations {
  private final Mongo mongo;
  private final Journal journal;
  private final InstantSource clock;
  private final MongoCollection<Document> feeds;

  public Observations(Mongo mongo, Journal journal, InstantSource clock) {
    this.mongo = mongo;
    this.journal = journal;
    this.clock = clock;
    this.feeds = mongo.collection("feeds", Document.class);
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

  private boolean move(ClientSession session, String source, long from, long to) {
    var filter = Filters.and(Filters.eq("_id", source), Filters.eq("position", from));
    var next = new Document("_id", source).append("position", to);
    var done = feeds.replaceOne(session, filter, next, new ReplaceOptions().upsert(from == 0));
    return done.getModifiedCount() == 1 || done.getUpsertedId() != null;
  }
}
