package cordon.platform.journal;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/** The order of the journal: pages of entry names, each built on the one before it. */
public final class Pages {
  static final String COLLECTION = "pages";
  private static final Bson LATEST = Sorts.descending("_id");

  private final MongoCollection<Page> pages;
  private final MongoCollection<BsonDocument> rest;
  private final MongoCollection<BsonDocument> heads;
  private final Recent recent = new Recent();
  private final Journal journal;

  public Pages(Mongo mongo, Journal journal) {
    this.pages = mongo.collection(COLLECTION, Page.class);
    this.heads = mongo.collection(COLLECTION, BsonDocument.class);
    this.rest = mongo.collection("sequencer", BsonDocument.class);
    this.journal = journal;
  }

  /** Creates the empty first page if the journal is new. */
  void begin(BsonDocument token, Instant now) {
    if (pages.find().limit(1).first() == null) {
      add(new Page(0, 1, List.of(), now, token, MerkleTree.empty()));
    }
  }

  Page last() {
    return Objects.requireNonNull(pages.find().sort(LATEST).first(), "the journal has no page");
  }

  /** The last position given, or 0 while the journal has not begun. */
  public long head() {
    BsonDocument last = heads.find().sort(LATEST).projection(Projections.include("next")).first();
    return last == null ? 0 : last.getInt64("next").getValue() - 1;
  }

  /** Keeps a page's entries at hand for those who follow closely. */
  void remember(Page page, List<Entry> entries) {
    recent.add(page, entries);
  }

  /** Another replica may number from now on. */
  void forget() {
    recent.clear();
  }

  /** Adds a page after the last; false if another sequencer was faster. */
  boolean add(Page page) {
    try {
      pages.insertOne(page);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Those of the names that stand on a page already. */
  Set<String> numbered(Collection<String> ids) {
    var found = new HashSet<String>();
    Set<String> wanted = Set.copyOf(ids);
    pages
        .find(Filters.in("ids", wanted))
        .forEach(page -> page.ids().stream().filter(wanted::contains).forEach(found::add));
    return found;
  }

  /** A later token for the last page, so that a quiet journal outlives the oplog. */
  void keepToken(Page last, BsonDocument token) {
    rest.replaceOne(
        Filters.eq("_id", "rest"),
        new BsonDocument("_id", new BsonString("rest"))
            .append("page", new BsonInt64(last.first()))
            .append("token", token),
        new ReplaceOptions().upsert(true));
  }

  BsonDocument tokenAfter(Page last) {
    BsonDocument kept =
        rest.find(Filters.and(Filters.eq("_id", "rest"), Filters.eq("page", last.first()))).first();
    return kept == null ? last.token() : kept.getDocument("token");
  }

  /** The position of an entry, if it has one. */
  public OptionalLong positionOf(String id) {
    Page page = pages.find(Filters.eq("ids", id)).first();
    return page == null
        ? OptionalLong.empty()
        : OptionalLong.of(page.positionOf(page.ids().indexOf(id)));
  }

  /** The next entries after a position, in order, without a hole. */
  public List<Numbered> after(long position, int limit) {
    return recent.after(position, limit).orElseGet(() -> stored(places(position, limit)));
  }

  private List<Numbered> stored(List<Place> places) {
    List<Entry> entries = journal.byIds(ids(places));
    var numbered = new ArrayList<Numbered>(places.size());
    for (int i = 0; i < places.size(); i++) {
      numbered.add(places.get(i).with(entries.get(i)));
    }
    return numbered;
  }

  /**
   * Those of the next entries that are this service's own, of some types; all others are passed
   * over and not read.
   *
   * @param types full names of messages; none means all
   */
  public Stretch ownAfter(long position, int limit, Set<String> types) {
    Optional<List<Numbered>> known = recent.after(position, limit);
    if (known.isPresent()) {
      List<Numbered> next = known.get();
      return new Stretch(
          next.stream().filter(one -> one.entry().own(types)).toList(), next.getLast().position());
    }
    List<Place> places = places(position, limit);
    if (places.isEmpty()) {
      return new Stretch(List.of(), position);
    }
    Map<String, Entry> found = journal.byIds(ids(places), Journal.own(types));
    return new Stretch(
        places.stream()
            .filter(place -> found.containsKey(place.id()))
            .map(place -> place.with(Objects.requireNonNull(found.get(place.id()))))
            .toList(),
        places.getLast().position());
  }

  /**
   * A part of the order, of which some entries were wanted.
   *
   * @param reached the position up to which there are no others
   */
  public record Stretch(List<Numbered> entries, long reached) {}

  private List<Place> places(long position, int limit) {
    var places = new ArrayList<Place>();
    Page containing = pages.find(Filters.lte("_id", position + 1)).sort(LATEST).first();
    if (containing == null) {
      return places;
    }
    long expected = position + 1;
    for (Page page :
        pages
            .find(Filters.gte("_id", containing.first()))
            .sort(Sorts.ascending("_id"))
            .batchSize(limit / Page.LARGEST + 2)) {
      for (int i = 0; i < page.ids().size() && places.size() < limit; i++) {
        if (page.positionOf(i) > position) {
          if (page.positionOf(i) != expected++) {
            throw new HoleException(expected - 1, page.positionOf(i));
          }
          places.add(new Place(page.positionOf(i), page.time(), page.ids().get(i)));
        }
      }
      if (places.size() >= limit) {
        break;
      }
    }
    return places;
  }

  private static List<String> ids(List<Place> places) {
    return places.stream().map(Place::id).toList();
  }

  private record Place(long position, Instant time, String id) {
    Numbered with(Entry entry) {
      return new Numbered(position, time, entry);
    }
  }
}
