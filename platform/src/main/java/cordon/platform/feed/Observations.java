package cordon.platform.feed;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.journal.Lease;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Copies of others' entries in one's own journal, and how far each feed is read. Whatever counts or
 * decides on another's entries reads them here, in the one order that a rebuild sees again.
 */
public final class Observations {
  /** Of which this replica asks at a time. */
  private static final int MOST_GAPS = 1_000;

  private final String reader;
  private final Views views;
  private final Mongo mongo;
  private final Journal journal;
  private final InstantSource clock;
  private final MongoCollection<FeedPosition> feeds;
  private final MongoCollection<Gap> gaps;
  private final ObservedSpans spans;

  /**
   * @param reader this service, as others are told, e.g. {@code tasking}
   */
  public Observations(
      String reader,
      Mongo mongo,
      Journal journal,
      InstantSource clock,
      ObservedSpans spans,
      Views views) {
    this.reader = reader;
    this.views = views;
    this.mongo = mongo;
    this.journal = journal;
    this.clock = clock;
    this.spans = spans;
    this.feeds = mongo.collection("feeds", FeedPosition.class);
    this.gaps = mongo.collection("feed_gaps", Gap.class);
  }

  String reader() {
    return reader;
  }

  /**
   * Whether every view shows what was kept before a moment, to whichever replica decides by it.
   *
   * @param moment of this replica's clock
   */
  boolean shown(Instant moment) {
    return views.showEverywhere(moment);
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

  /** The entries of a source that it could not read itself, of which only the place is kept. */
  List<Gap> gaps(String source) {
    return gaps.find(Filters.eq("source", source)).limit(MOST_GAPS).into(new ArrayList<>());
  }

  /** Keeps an entry that the source can read by now, behind everything that was kept since. */
  void fill(Gap gap, Entry original) {
    var _ =
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

  /**
   * Keeps a stretch and moves the position, both or neither. While types are read from the
   * beginning, what is there already is not kept again.
   *
   * @return false if another replica has moved the position meanwhile, or added types
   */
  boolean keep(FeedPosition from, FeedPosition to, List<Numbered> originals) {
    Instant began = clock.instant();
    Optional<List<Entry>> kept = tryToKeep(from, to, originals);
    kept.ifPresent(copies -> spans.kept(from.source(), began, copies));
    return kept.isPresent();
  }

  private Optional<List<Entry>> tryToKeep(
      FeedPosition from, FeedPosition to, List<Numbered> originals) {
    return mongo.inTransaction(session -> {
      if (feeds.replaceOne(session, is(from), to).getModifiedCount() != 1) {
        return Optional.empty();
      }
      String source = from.source();
      Instant now = clock.instant();
      Map<String, Numbered> byCopy = new LinkedHashMap<>();
      List<Entry> copies = new ArrayList<>();
      for (Numbered original : originals) {
        Entry copy = journal.observed(source, original.position(), now, original.entry());
        byCopy.put(copy.id(), original);
        copies.add(copy);
      }
      List<Entry> added = from.added() == null ? copies : journal.notThere(session, copies);
      journal.append(session, added);
      List<Gap> unreadable =
          added.stream()
              .map(copy -> Objects.requireNonNull(byCopy.get(copy.id())))
              .filter(original -> !original.entry().readable())
              .map(original -> Gap.of(source, original.position(), original.entry()))
              .toList();
      if (!unreadable.isEmpty()) {
        gaps.insertMany(session, unreadable);
      }
      return Optional.of(added);
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
