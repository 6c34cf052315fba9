package cordon.platform.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Numbered;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Copies of others' entries in one's own journal, and how far each feed is read. Whatever counts or
 * decides on another's entries reads them here, in the one order that a rebuild sees again.
 */
public final class Observations {
  private final Mongo mongo;
  private final Journal journal;
  private final InstantSource clock;
  private final MongoCollection<FeedPosition> feeds;

  public Observations(Mongo mongo, Journal journal, InstantSource clock) {
    this.mongo = mongo;
    this.journal = journal;
    this.clock = clock;
    this.feeds = mongo.collection("feeds", FeedPosition.class);
  }

  /** Says which replica reads a feed, and how current what is kept of it is. */
  Lease lease(String source) {
    return new Lease(mongo, clock, "feed-" + source);
  }

  /**
   * How far a feed is read. From now on it is not moved on by anybody without these types.
   *
   * @param before what was read when types were not stored
   */
  FeedPosition open(String source, Collection<String> types, Collection<String> before) {
    for (; ; ) {
      FeedPosition known = feeds.find(Filters.eq("_id", source)).first();
      FeedPosition next =
          known == null ? FeedPosition.beginning(source, types) : known.wanting(types, before);
      if (next.equals(known) || stored(known, next)) {
        return next;
      }
    }
  }

  /** False if another replica was faster. */
  private boolean stored(@Nullable FeedPosition known, FeedPosition next) {
    if (known != null) {
      return feeds.replaceOne(is(known), next).getModifiedCount() == 1;
    }
    try {
      feeds.insertOne(next);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Keeps a stretch and moves the position, both or neither. While types are read from the
   * beginning, what is there already is not kept again.
   *
   * @return false if another replica has moved the position meanwhile, or added types
   */
  boolean keep(FeedPosition from, FeedPosition to, List<Numbered> originals) {
    return mongo.inTransaction(session -> {
      if (feeds.replaceOne(session, is(from), to).getModifiedCount() != 1) {
        return false;
      }
      String source = from.source();
      Instant now = clock.instant();
      List<Entry> copies =
          originals.stream()
              .map(o -> journal.observed(source, o.position(), now, o.entry()))
              .toList();
      journal.append(session, from.added() == null ? copies : journal.notThere(session, copies));
      return true;
    });
  }

  /** Everything has to be as it was: types that another replica has added count, too. */
  private static Bson is(FeedPosition known) {
    FeedPosition.Added added = known.added();
    return Filters.and(
        Filters.eq("_id", known.source()),
        Filters.eq("position", known.position()),
        Filters.eq("types", known.types()),
        added == null
            ? Filters.eq("added", null)
            : Filters.and(
                Filters.eq("added.position", added.position()),
                Filters.eq("added.types", added.types())));
  }
}
