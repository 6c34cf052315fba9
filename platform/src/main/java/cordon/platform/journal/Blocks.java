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
import org.bson.types.Binary;

/** The order of the journal: blocks of entry names, each built on the one before it. */
public final class Blocks {
  /** The name that the first versions gave it; it stays, as whatever is stored does. */
  static final String COLLECTION = "pages";

  /** As it is stored since blocks were called pages: the first position of the block. */
  private static final String BLOCK = "page";

  /** So much of the journal is held at once by whoever reads it, or one entry that is larger. */
  public static final long MOST_BYTES = 8 * 1024 * 1024;

  /** So few entries cannot be more, and their sizes are not asked for. */
  private static final int ALWAYS_HELD = (int) (MOST_BYTES / Journal.LARGEST_RESOURCE);

  private static final Bson LATEST = Sorts.descending("_id");

  private final MongoCollection<Block> blocks;
  private final MongoCollection<BsonDocument> rest;
  private final MongoCollection<BsonDocument> heads;
  private final Recent recent = new Recent();
  private final Journal journal;

  public Blocks(Mongo mongo, Journal journal) {
    this.blocks = mongo.collection(COLLECTION, Block.class);
    this.heads = mongo.collection(COLLECTION, BsonDocument.class);
    this.rest = mongo.collection("sequencer", BsonDocument.class);
    this.journal = journal;
  }

  /** Creates the empty first block if the journal is new. */
  void begin(BsonDocument token, Instant now) {
    if (blocks.find().limit(1).first() == null) {
      add(new Block(0, 1, List.of(), now, token, MerkleTree.empty()));
    }
  }

  Block last() {
    return Objects.requireNonNull(blocks.find().sort(LATEST).first(), "the journal has no block");
  }

  /** The last position given, or 0 while the journal has not begun. */
  public long head() {
    BsonDocument last = heads.find().sort(LATEST).projection(Projections.include("next")).first();
    return last == null ? 0 : last.getInt64("next").getValue() - 1;
  }

  /** Keeps a block's entries at hand for those who follow closely. */
  void remember(Block block, List<Entry> entries) {
    recent.add(block, entries);
  }

  /** Another replica may number from now on. */
  void forget() {
    recent.clear();
  }

  /** Adds a block after the last; false if another sequencer was faster. */
  boolean add(Block block) {
    try {
      blocks.insertOne(block);
      return true;
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return false;
      }
      throw e;
    }
  }

  /** Those of the names that stand in a block already. */
  Set<String> numbered(Collection<String> ids) {
    var found = new HashSet<String>();
    Set<String> wanted = Set.copyOf(ids);
    blocks
        .find(Filters.in("ids", wanted))
        .forEach(block -> block.ids().stream().filter(wanted::contains).forEach(found::add));
    return found;
  }

  /** A later token for the last block, so that a quiet journal outlives the oplog. */
  void keepToken(Block last, BsonDocument token) {
    rest.replaceOne(
        Filters.eq("_id", "rest"),
        new BsonDocument("_id", new BsonString("rest"))
            .append(BLOCK, new BsonInt64(last.first()))
            .append("token", token),
        new ReplaceOptions().upsert(true));
  }

  BsonDocument tokenAfter(Block last) {
    BsonDocument kept =
        rest.find(Filters.and(Filters.eq("_id", "rest"), Filters.eq(BLOCK, last.first()))).first();
    return kept == null ? last.token() : kept.getDocument("token");
  }

  /** The position of an entry, if it has one. */
  public OptionalLong positionOf(String id) {
    Block block = blocks.find(Filters.eq("ids", id)).first();
    return block == null
        ? OptionalLong.empty()
        : OptionalLong.of(block.positionOf(block.ids().indexOf(id)));
  }

  /**
   * What nobody else's entry has: the leaf of the one at a position. By it a reader knows whether
   * this is still the journal that it has read. Empty before the first entry, and where the leaf
   * cannot be read.
   */
  public Optional<Binary> leafAt(long position) {
    Optional<Entry> known = recent.at(position);
    if (known.isPresent()) {
      return Optional.ofNullable(known.get().leaf());
    }
    Block block = blocks.find(Filters.lte("_id", position)).sort(LATEST).first();
    return block == null || position < block.first() || position >= block.next() || position == 0
        ? Optional.empty()
        : journal.leafOf(block.ids().get((int) (position - block.first())));
  }

  /** The next entries after a position, in order, without a hole, as {@link #next} bounds them. */
  public List<Numbered> after(long position, int limit) {
    return next(position, limit).entries();
  }

  /**
   * The next entries after a position, in order, without a hole: not more than the limit and than
   * {@link #MOST_BYTES}, and at least one if there is any.
   */
  public Stretch next(long position, int limit) {
    Optional<List<Numbered>> known = recent.after(position, limit);
    if (known.isPresent()) {
      return new Stretch(
          known.get(), known.get().getLast().position(), known.get().size() == limit);
    }
    List<Place> places = places(position, limit);
    if (places.isEmpty()) {
      return new Stretch(List.of(), position, false);
    }
    List<Place> held = held(places, Filters.empty());
    return new Stretch(
        stored(held), held.getLast().position(), places.size() == limit || held != places);
  }

  /** Those at the beginning whose entries may be held at once; the list itself if that is all. */
  private List<Place> held(List<Place> places, Bson kind) {
    int held = countHeld(ids(places), kind);
    return held == places.size() ? places : places.subList(0, held);
  }

  private int countHeld(List<String> ids, Bson kind) {
    if (ids.size() <= ALWAYS_HELD) {
      return ids.size();
    }
    Map<String, Long> sizes = journal.sizes(ids, kind);
    long bytes = 0;
    for (int i = 0; i < ids.size(); i++) {
      bytes += sizes.getOrDefault(ids.get(i), 0L);
      if (bytes > MOST_BYTES && i > 0) {
        return i;
      }
    }
    return ids.size();
  }

  /** How many of these entries, from the first on, may be held at once; one at least. */
  public int held(List<String> ids) {
    return countHeld(ids, Filters.empty());
  }

  private List<Numbered> stored(List<Place> places) {
    List<Entry> entries = journal.byIds(ids(places));
    var numbered = new ArrayList<Numbered>(places.size());
    for (int i = 0; i < places.size(); i++) {
      numbered.add(places.get(i).with(entries.get(i)));
    }
    return numbered;
  }

  /** These entries as they stand in the database now, those of them that have a position. */
  public List<Numbered> named(Collection<String> ids) {
    var wanted = new HashSet<>(ids);
    var places = new ArrayList<Place>();
    for (Block block : blocks.find(Filters.in("ids", wanted))) {
      for (int i = 0; i < block.ids().size(); i++) {
        if (wanted.contains(block.ids().get(i))) {
          places.add(new Place(block.positionOf(i), block.time(), block.ids().get(i)));
        }
      }
    }
    Map<String, Entry> found = journal.byIds(wanted, Filters.empty());
    return places.stream()
        .filter(place -> found.containsKey(place.id()))
        .map(place -> place.with(Objects.requireNonNull(found.get(place.id()))))
        .toList();
  }

  /**
   * Those of the next entries that are this service's own, of some types; all others are passed
   * over and not read. Bounded as {@link #next} is.
   *
   * @param types full names of messages; none means all
   */
  public Stretch ownAfter(long position, int limit, Set<String> types) {
    Optional<List<Numbered>> known = recent.after(position, limit);
    if (known.isPresent()) {
      List<Numbered> next = known.get();
      return new Stretch(
          next.stream().filter(one -> one.entry().own(types)).toList(),
          next.getLast().position(),
          next.size() == limit);
    }
    List<Place> all = places(position, limit);
    if (all.isEmpty()) {
      return new Stretch(List.of(), position, false);
    }
    List<Place> places = held(all, Journal.own(types));
    Map<String, Entry> found = journal.byIds(ids(places), Journal.own(types));
    return new Stretch(
        places.stream()
            .filter(place -> found.containsKey(place.id()))
            .map(place -> place.with(Objects.requireNonNull(found.get(place.id()))))
            .filter(one -> one.entry().own(types))
            .toList(),
        places.getLast().position(),
        all.size() == limit || places != all);
  }

  /**
   * A part of the order, of which some entries were wanted.
   *
   * @param reached the position up to which there are no others
   * @param more whether it ended at a bound, so that there may be more behind it
   */
  public record Stretch(List<Numbered> entries, long reached, boolean more) {}

  private List<Place> places(long position, int limit) {
    var places = new ArrayList<Place>();
    Block containing = blocks.find(Filters.lte("_id", position + 1)).sort(LATEST).first();
    if (containing == null) {
      return places;
    }
    long expected = position + 1;
    for (Block block :
        blocks
            .find(Filters.gte("_id", containing.first()))
            .sort(Sorts.ascending("_id"))
            .batchSize(limit / Block.LARGEST + 2)) {
      for (int i = 0; i < block.ids().size() && places.size() < limit; i++) {
        if (block.positionOf(i) > position) {
          if (block.positionOf(i) != expected++) {
            throw new HoleException(expected - 1, block.positionOf(i));
          }
          places.add(new Place(block.positionOf(i), block.time(), block.ids().get(i)));
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
