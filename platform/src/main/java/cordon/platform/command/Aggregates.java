package cordon.platform.command;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.platform.store.RowReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The stored records of one kind, each with an id and a version that grows by one with every
 * change. Every write adds the journal entry that belongs to it; there is no way to write without.
 */
public final class Aggregates<T> {
  private final MongoCollection<T> collection;
  private final RowReader<T> rows;
  private final Function<T, String> id;
  private final ToLongFunction<T> version;
  private final Function<T, Message> message;

  /**
   * @param message the resource as the contract's message, which the journal keeps
   */
  public Aggregates(
      Mongo mongo,
      String collection,
      Class<T> type,
      Function<T, String> id,
      ToLongFunction<T> version,
      Function<T, Message> message) {
    this.collection = mongo.collection(collection, type);
    this.rows = new RowReader<>(mongo, this.collection);
    this.id = id;
    this.version = version;
    this.message = message;
  }

  /** For indexes, and for reads that must take the caller's scope into their filter. */
  public MongoCollection<T> collection() {
    return collection;
  }

  public T insert(Transaction tx, T created) {
    requireVersion(created, 1);
    collection.insertOne(tx.session(), created);
    tx.record(id.apply(created), 1, message.apply(created));
    return created;
  }

  /** Many at once, in one round trip. */
  public void insertAll(Transaction tx, List<T> created) {
    if (created.isEmpty()) {
      return;
    }
    collection.insertMany(tx.session(), created);
    for (T one : created) {
      requireVersion(one, 1);
      tx.record(id.apply(one), 1, message.apply(one));
    }
  }

  /**
   * @throws RejectedException BUSY if somebody else has changed it since it was read
   */
  public T replace(Transaction tx, T before, T after) {
    long next = version.applyAsLong(before) + 1;
    requireVersion(after, next);
    Bson unchanged =
        Filters.and(Filters.eq("_id", id.apply(before)), Filters.eq("version", next - 1));
    if (collection.replaceOne(tx.session(), unchanged, after).getModifiedCount() != 1) {
      throw new RejectedException(
          CommonReason.BUSY, "Somebody else is changing the same thing; repeat the call.");
    }
    tx.record(id.apply(after), next, message.apply(after));
    return after;
  }

  public Optional<T> find(Transaction tx, Bson filter) {
    return Optional.ofNullable(collection.find(tx.session(), filter).first());
  }

  public Optional<T> find(Bson filter) {
    return Optional.ofNullable(collection.find(filter).first());
  }

  /** A text of those of the ids that are there, by id; the rest of the records is not read. */
  public Map<String, String> texts(ClientSession session, Collection<String> ids, String field) {
    Map<String, String> found = new HashMap<>();
    collection
        .withDocumentClass(Document.class)
        .find(session, Filters.in("_id", ids))
        .projection(Projections.include(field))
        .forEach((Consumer<Document>) one -> found.put(one.getString("_id"), one.getString(field)));
    return found;
  }

  /** Rows of which few are known to fit, all at once. */
  public List<T> list(Bson filter, Bson sort, int limit) {
    return rows.list(found -> found.find(filter).sort(sort), limit);
  }

  /**
   * One page of a list. Rows are read as the page takes them, a few at a time, so that large ones
   * are not read to be thrown away.
   *
   * @param filter what the list holds, from {@link Listing#after} on
   */
  public <M extends MessageLite> ListPage<M> page(Bson filter, Bson sort, Listing<T, M> listing) {
    return rows.page(found -> found.find(filter).sort(sort), listing);
  }

  /** The same by this index and no other, so that what else is stored does not change its cost. */
  public <M extends MessageLite> ListPage<M> page(
      Bson filter, Bson sort, Listing<T, M> listing, Bson index) {
    return rows.page(found -> found.find(filter).sort(sort).hint(index), listing);
  }

  /**
   * The newest of those that fit one of several filters, each by an index of its own: with another,
   * the time that a look takes tells how many others have.
   *
   * @param filters and their indexes, in the same order
   */
  public <M extends MessageLite> ListPage<M> newestOf(
      List<Bson> filters, List<Bson> indexes, Listing<T, M> listing) {
    var queries = new ArrayList<RowReader.Query>();
    for (int i = 0; i < filters.size(); i++) {
      Bson filter = filters.get(i);
      Bson index = indexes.get(i);
      queries.add(found -> found.find(filter).sort(Sorts.descending("_id")).hint(index));
    }
    return rows.newestOf(queries, listing);
  }

  /**
   * Holds the version that the caller has seen, if they have said so, against the current one.
   * Every command whose request has a {@code version} has to.
   *
   * @throws RejectedException STALE_VERSION if they differ
   */
  public void requireSeen(Transaction tx, T current) {
    tx.requireSeen(version.applyAsLong(current));
  }

  private void requireVersion(T record, long expected) {
    if (version.applyAsLong(record) != expected) {
      throw new IllegalArgumentException("a change makes exactly one new version");
    }
  }
}
