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
 * nothing may be left out.
 */
public final class RowReader<T> {
  /** At most 8 MiB; two trips to the database for a page of the usual size. */
  private static final int READ_AT_ONCE = 16;

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
   * @param record null if it cannot be read
   */
  private record Row<T>(String id, @Nullable T record) {}

  private record Taken<R>(R given, boolean anyUnreadable, int leftOut) {}

  /**
   * Rows that can be read.
   *
   * @param leftOut how many between them cannot
   */
  public record Rows<T>(List<T> rows, int leftOut) {}

  /** The first so many rows that can be read. */
  public Rows<T> list(Query query, int limit) {
    var list = read(query, limit, rows -> upTo(limit, rows));
    return new Rows<>(list.given(), list.leftOut());
  }

  /**
   * One page of a list. Rows are read as the page takes them, a few at a time, so that large ones
   * are not read to be thrown away.
   */
  public <M extends MessageLite> ListPage<M> page(Query query, Listing<T, M> listing) {
    var page = read(query, listing.size() + 1, listing::take);
    return page.given().leavingOut(page.leftOut());
  }

  /**
   * The same of several queries together, each by id and the newest first, which may have rows in
   * common.
   */
  public <M extends MessageLite> ListPage<M> newestOf(List<Query> queries, Listing<T, M> listing) {
    int limit = listing.size() + 1;
    var rows = new TreeMap<String, Row<T>>(Comparator.reverseOrder());
    for (Query query : queries) {
      var met = new ArrayList<Row<T>>();
      var _ =
          read(
              query,
              limit,
              readable -> {
                met.clear();
                readable.met = met;
                return upTo(limit, readable);
              });
      met.forEach(row -> rows.put(row.id(), row));
    }
    var readable = new Readable(rows.values().iterator());
    return listing.take(readable).leavingOut(readable.leftOut);
  }

  private static <T> List<T> upTo(int limit, Iterator<T> rows) {
    var list = new ArrayList<T>();
    while (list.size() < limit && rows.hasNext()) {
      list.add(rows.next());
    }
    return list;
  }

  private <R> Taken<R> read(Query query, int limit, Function<Readable, R> take) {
    Taken<R> taken = take(query.of(raw).limit(limit), take);
    // What is left out counts towards the limit, and the list would seem to end with it.
    return taken.anyUnreadable() ? take(query.of(raw), take) : taken;
  }

  private <R> Taken<R> take(FindIterable<RawBsonDocument> found, Function<Readable, R> take) {
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
                  return row(cursor.next());
                }
              });
      R given = take.apply(rows);
      return new Taken<>(given, rows.leftOut + rows.given + rows.ahead > 0, rows.leftOut);
    }
  }

  private Row<T> row(RawBsonDocument found) {
    BsonValue key = Objects.requireNonNull(found.get("_id"), "_id");
    String id = key.isString() ? key.asString().getValue() : key.toString();
    try {
      return new Row<>(id, found.decode(codec));
    } catch (UnreadableException e) {
      unreadable.met(name, id, e);
      return new Row<>(id, null);
    }
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

    Readable(Iterator<Row<T>> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        leftOut += given;
        given = 0;
      }
      while (next == null && rows.hasNext()) {
        Row<T> row = rows.next();
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
