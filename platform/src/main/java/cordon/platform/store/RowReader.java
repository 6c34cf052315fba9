package cordon.platform.store;

import com.google.protobuf.MessageLite;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import cordon.platform.refusal.UnreadableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of lists one by one: one that this version cannot read is left out, is told of,
 * and keeps no other from being served. What is decided or counted is not read this way, for there
 * nothing may be left out. For one page only so many rows are read; if most of them cannot be read,
 * the page is short, also empty, and the list goes on behind the last that was read.
 */
public final class RowReader<T> {
  /** At most 8 MiB; two trips to the database for a page of the usual size. */
  private static final int READ_AT_ONCE = 16;

  /** How many rows are read for each that is wanted. */
  private static final int READ_FOR_ONE = 4;

  /** Behind every key that is no text, and before every other. */
  private static final String BEFORE_TEXTS = "\u0000";

  private final String name;
  private final MongoCollection<RawBsonDocument> raw;
  private final Codec<T> codec;
  private final UnreadableRows unreadable;

  /** Reads a collection's rows as its own records. */
  public RowReader(Mongo mongo, MongoCollection<T> collection) {
    this.name = collection.getNamespace().getCollectionName();
    this.raw = collection.withDocumentClass(RawBsonDocument.class);
    this.codec = collection.getCodecRegistry().get(collection.getDocumentClass());
    this.unreadable = mongo.unreadable();
  }

  /** Which rows in which order, without a limit. */
  @FunctionalInterface
  public interface Query {
    /** The rows of the collection that are wanted. */
    FindIterable<RawBsonDocument> of(MongoCollection<RawBsonDocument> collection);
  }

  /**
   * A row.
   *
   * @param key by which the list is sorted
   * @param record null if it cannot be read
   */
  private record Row<T>(String id, String key, @Nullable T record) {}

  private record Taken<R>(
      R given, boolean anyUnreadable, int leftOut, @Nullable String stoppedAt) {}

  /**
   * Rows that can be read.
   *
   * @param leftOut how many between them cannot
   * @param stoppedAt the key of the last that was read, if there were too many that cannot be read
   *     to go on; null if there are no more or enough were found
   */
  public record Rows<T>(List<T> rows, int leftOut, @Nullable String stoppedAt) {}

  /**
   * The first so many rows that can be read.
   *
   * @param key the field by which they are sorted
   */
  public Rows<T> list(Query query, String key, int limit) {
    var list = read(query, key, limit, rows -> upTo(limit, rows));
    return new Rows<>(list.given(), list.leftOut(), list.stoppedAt());
  }

  /**
   * One page of a list. Rows are read as the page takes them, a few at a time, so that large ones
   * are not read to be thrown away.
   *
   * @param key the field by which the list is sorted
   */
  public <M extends MessageLite> ListPage<M> page(Query query, String key, Listing<T, M> listing) {
    var page = read(query, key, listing.size() + 1, listing::take);
    return listing.goingOn(page.given().leavingOut(page.leftOut()), page.stoppedAt());
  }

  /**
   * The same of several queries together, each by id and the newest first, which may have rows in
   * common.
   */
  public <M extends MessageLite> ListPage<M> newestOf(List<Query> queries, Listing<T, M> listing) {
    int limit = listing.size() + 1;
    var rows = new TreeMap<String, Row<T>>(Comparator.reverseOrder());
    String stoppedAt = null;
    for (Query query : queries) {
      var met = new ArrayList<Row<T>>();
      var taken =
          read(
              query,
              "_id",
              limit,
              readable -> {
                met.clear();
                readable.met = met;
                return upTo(limit, readable);
              });
      met.forEach(row -> rows.put(row.id(), row));
      String stopped = taken.stoppedAt();
      if (stopped != null && (stoppedAt == null || stopped.compareTo(stoppedAt) > 0)) {
        stoppedAt = stopped;
      }
    }
    // What one query was stopped before is not known yet, so the others are not told beyond it.
    var known = stoppedAt == null ? rows : rows.headMap(stoppedAt, true);
    var readable = new Readable(known.values().iterator(), Integer.MAX_VALUE);
    ListPage<M> page = listing.take(readable);
    return listing.goingOn(page.leavingOut(readable.leftOut), stoppedAt);
  }

  private static <T> List<T> upTo(int limit, Iterator<T> rows) {
    var list = new ArrayList<T>();
    while (list.size() < limit && rows.hasNext()) {
      list.add(rows.next());
    }
    return list;
  }

  private <R> Taken<R> read(Query query, String key, int limit, Function<Readable, R> take) {
    Taken<R> taken = take(query.of(raw).limit(limit), key, Integer.MAX_VALUE, take);
    if (!taken.anyUnreadable()) {
      return taken;
    }
    // What is left out counts towards the limit, and the list would seem to end with it.
    int most = READ_FOR_ONE * limit + READ_AT_ONCE;
    return take(query.of(raw).limit(most + 1), key, most, take);
  }

  private <R> Taken<R> take(
      FindIterable<RawBsonDocument> found, String key, int most, Function<Readable, R> take) {
    try (MongoCursor<RawBsonDocument> cursor = found.batchSize(READ_AT_ONCE).cursor()) {
      var rows =
          new Readable(
              new Iterator<>() {
                @Override
                public boolean hasNext() {
                  return cursor.hasNext();
                }

                @Override
                public Row<T> next() {
                  return row(cursor.next(), key);
                }
              },
              most);
      R given = take.apply(rows);
      return new Taken<>(
          given, rows.leftOut + rows.given + rows.ahead > 0, rows.leftOut, rows.stoppedAt);
    }
  }

  private Row<T> row(RawBsonDocument found, String sortedBy) {
    String id = text(Objects.requireNonNull(found.get("_id"), "_id"));
    BsonValue sorted = found.get(sortedBy);
    String key = sorted == null || !sorted.isString() ? BEFORE_TEXTS : text(sorted);
    try {
      return new Row<>(id, key, found.decode(codec));
    } catch (UnreadableException e) {
      unreadable.met(name, id, e);
      return new Row<>(id, key, null);
    }
  }

  private static String text(BsonValue value) {
    return value.isString() ? value.asString().getValue() : value.toString();
  }

  /**
   * The rows that can be read. What is left out counts with the row that follows it, once that is
   * taken: whoever asks for more has taken what there was before.
   */
  private final class Readable implements Iterator<T> {
    private final Iterator<Row<T>> rows;
    private @Nullable List<Row<T>> met;
    private @Nullable T next;
    private int leftOut;
    private int given;
    private int ahead;
    private int left;
    private String last = BEFORE_TEXTS;
    private @Nullable String stoppedAt;

    /**
     * @param most so many rows are read, and then it is as if there were no more
     */
    Readable(Iterator<Row<T>> rows, int most) {
      this.rows = rows;
      this.left = most;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        leftOut += given;
        given = 0;
      }
      while (next == null && stoppedAt == null && rows.hasNext()) {
        if (left == 0) {
          stoppedAt = last;
          break;
        }
        left--;
        Row<T> row = rows.next();
        last = row.key();
        if (met != null) {
          met.add(row);
        }
        next = row.record();
        ahead += next == null ? 1 : 0;
      }
      if (next == null) {
        leftOut += ahead;
        ahead = 0;
      }
      return next != null;
    }

    @Override
    public T next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      T row = next;
      next = null;
      given = ahead;
      ahead = 0;
      return row;
    }
  }
}
