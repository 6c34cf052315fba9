package cordon.platform.command;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Records of a store that are reached, narrowed step by step to those that are wanted. */
public final class Selection<T> {
  /** At most 8 MiB; two trips to the database for a page of the usual size. */
  private static final int READ_AT_ONCE = 16;

  private static final Bson NEWEST = Sorts.descending("_id");

  private final MongoCollection<T> collection;
  private final @Nullable ClientSession session;
  private final List<Reach.Part> reach;
  private final List<Bson> wanted = new ArrayList<>();
  private @Nullable Bson index;
  private @Nullable Function<String, Bson> indexes;

  Selection(
      MongoCollection<T> collection, @Nullable ClientSession session, List<Reach.Part> reach) {
    this.collection = collection;
    this.session = session;
    this.reach = reach;
  }

  /** Only those with this value, unless it is null. */
  public Selection<T> where(String field, @Nullable Object value) {
    return value == null ? this : where(Filters.eq(field, value));
  }

  /** Only those that pass; all of them if it is null. */
  public Selection<T> where(@Nullable Bson filter) {
    if (filter != null) {
      wanted.add(filter);
    }
    return this;
  }

  /**
   * By this index and no other, so that what else is stored does not change the cost.
   *
   * @param ofReach for those that the caller reaches by a field, which it begins with
   * @param ofAll for whoever reaches all of them; null for any
   */
  public Selection<T> by(Bson ofReach, @Nullable Bson ofAll) {
    index = narrow() ? ofReach : ofAll;
    return this;
  }

  /**
   * Those that a country reaches by several fields once by each, and by the index of that field:
   * with another, the time that a look takes tells how many others have.
   */
  public Selection<T> eachBy(Function<String, Bson> indexOfField) {
    indexes = indexOfField;
    return this;
  }

  /** One of them, if there is any. */
  public Optional<T> first() {
    return Optional.ofNullable(found(Reach.filter(reach), index).first());
  }

  /** All of them, in no order. */
  public List<T> all() {
    return found(Reach.filter(reach), index).into(new ArrayList<>());
  }

  /** So many of them at most, of which few are known to fit. */
  public List<T> list(Bson sort, int limit) {
    return found(Reach.filter(reach), index).sort(sort).limit(limit).into(new ArrayList<>());
  }

  /** A page of the list by id, the newest first. */
  public <M extends MessageLite> ListPage<M> newest(Listing<T, M> listing) {
    listing.after().ifPresent(id -> wanted.add(Filters.lt("_id", id)));
    Function<String, Bson> byField = indexes;
    return byField == null || !narrow() ? page(NEWEST, listing) : merged(byField, listing);
  }

  /** A page of the list that is sorted by a field, the least first. */
  public <M extends MessageLite> ListPage<M> ascending(String field, Listing<T, M> listing) {
    listing.after().ifPresent(last -> wanted.add(Filters.gt(field, last)));
    return page(Sorts.ascending(field), listing);
  }

  /** Rows are read as the page takes them: large ones are not read to be thrown away. */
  private <M extends MessageLite> ListPage<M> page(Bson sort, Listing<T, M> listing) {
    try (MongoCursor<T> rows =
        found(Reach.filter(reach), index)
            .sort(sort)
            .limit(listing.size() + 1)
            .batchSize(READ_AT_ONCE)
            .cursor()) {
      return listing.take(rows);
    }
  }

  private <M extends MessageLite> ListPage<M> merged(
      Function<String, Bson> byField, Listing<T, M> listing) {
    int limit = listing.size() + 1;
    var rows = new TreeMap<String, T>(Comparator.reverseOrder());
    for (Reach.Part part : reach) {
      for (T row : found(part.filter(), byField.apply(part.field())).sort(NEWEST).limit(limit)) {
        rows.put(listing.keyOf(row), row);
      }
    }
    return listing.take(rows.values().stream().limit(limit).iterator());
  }

  private boolean narrow() {
    return reach.getFirst().named();
  }

  private FindIterable<T> found(Bson reached, @Nullable Bson hint) {
    var filters = new ArrayList<>(wanted);
    if (reach != Reach.EVERYTHING || filters.isEmpty()) {
      filters.add(reached);
    }
    // One alone stands as it is: by an id alone the database has a shorter way.
    Bson filter = filters.size() == 1 ? filters.getFirst() : Filters.and(filters);
    return (session == null ? collection.find(filter) : collection.find(session, filter))
        .hint(hint);
  }
}
