package cordon.platform.journal;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Entries that stand in no block, for a sequencer whose token is lost: by time, and those of one
 * aggregate by version, a block's worth at once however many there are. Only what was written
 * shortly before the last block or later can be among them, so a long history costs nothing.
 */
final class Unnumbered implements AutoCloseable {
  /**
   * An entry bears the time at which its transaction began, which lives for seconds; the rest is
   * for the clocks of replicas.
   */
  private static final Duration EARLIER = Duration.ofHours(1);

  private static final Bson NEEDED = Projections.include("aggregate", "version", "time", "leaf");

  private final Blocks blocks;
  private final MongoCollection<BsonDocument> journal;
  private final MongoCursor<BsonDocument> cursor;

  Unnumbered(Journal journal, Blocks blocks, Block last) {
    this.blocks = blocks;
    this.journal = journal.collection().withDocumentClass(BsonDocument.class);
    this.cursor =
        this.journal
            .find(Filters.gte("time", since(last)))
            .sort(Sorts.ascending("time", "_id"))
            .projection(NEEDED)
            .batchSize(Block.LARGEST)
            .timeoutMode(TimeoutMode.ITERATION)
            .cursor();
  }

  /** An entry's name and leaf hash, all that numbering needs. */
  record Added(String id, Binary leaf) {}

  private record Loose(String aggregate, long version, Added entry) {
    static Loose of(BsonDocument found) {
      String id = found.getString("_id").getValue();
      BsonValue aggregate = found.get("aggregate");
      BsonValue version = found.get("version");
      return new Loose(
          aggregate != null && aggregate.isString()
              ? aggregate.asString().getValue()
              : Entry.aggregateOf(id),
          version != null && version.isNumber()
              ? version.asNumber().longValue()
              : Entry.versionOf(id),
          new Added(id, StoredEntries.leaf(id, found.get("leaf"))));
    }

    String id() {
      return entry.id();
    }

    String before() {
      return Entry.name(aggregate, version - 1);
    }
  }

  /** Whether there is anything left to look at. */
  boolean hasMore() {
    return cursor.hasNext();
  }

  /**
   * Looks at a block's worth of the journal and tells in order what of it stands in no block, which
   * may be nothing. What was told before has to be numbered by then.
   */
  List<Added> next() {
    Map<String, Loose> loose = new HashMap<>();
    var order = new ArrayList<String>();
    while (order.size() < Block.LARGEST && cursor.hasNext()) {
      Loose one = Loose.of(cursor.next());
      loose.put(one.id(), one);
      order.add(one.id());
    }
    loose.keySet().removeAll(blocks.numbered(order));
    fetchBefore(loose);
    return inOrder(order, loose);
  }

  /** Also the earlier versions of these, whose clocks may have been ahead. */
  private void fetchBefore(Map<String, Loose> loose) {
    Collection<Loose> looked = List.copyOf(loose.values());
    while (!looked.isEmpty()) {
      var before = new LinkedHashSet<String>();
      looked.stream()
          .filter(one -> one.version() > 1 && !loose.containsKey(one.before()))
          .forEach(one -> before.add(one.before()));
      before.removeAll(before.isEmpty() ? Set.of() : blocks.numbered(before));
      var found = new ArrayList<Loose>();
      if (!before.isEmpty()) {
        journal
            .find(Filters.in("_id", before))
            .projection(NEEDED)
            .forEach(one -> found.add(Loose.of(one)));
      }
      found.forEach(one -> loose.put(one.id(), one));
      looked = found;
    }
  }

  private static List<Added> inOrder(List<String> order, Map<String, Loose> loose) {
    var placed = new ArrayList<Added>();
    for (String id : order) {
      Deque<Loose> chain = new ArrayDeque<>();
      @Nullable Loose one = loose.remove(id);
      while (one != null) {
        chain.push(one);
        one = loose.remove(one.before());
      }
      chain.forEach(link -> placed.add(link.entry()));
    }
    return placed;
  }

  /** By what the block holds, for a block that was made late holds old entries. */
  private Instant since(Block last) {
    if (last.ids().isEmpty()) {
      return Instant.EPOCH;
    }
    Instant earliest = last.time();
    for (BsonDocument entry :
        journal.find(Filters.in("_id", last.ids())).projection(Projections.include("time"))) {
      if (!entry.isDateTime("time")) {
        continue;
      }
      Instant written = Instant.ofEpochMilli(entry.getDateTime("time").getValue());
      earliest = written.isBefore(earliest) ? written : earliest;
    }
    return earliest.minus(EARLIER);
  }

  @Override
  public void close() {
    cursor.close();
  }
}
