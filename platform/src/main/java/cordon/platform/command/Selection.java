package cordon.platform.command;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.RowReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Records of a store that are reached, narrowed step by step to those that are wanted. */
public final class Selection<T> {
  private static final Bson NEWEST = Sorts.descending("_id");

  private final MongoCollection<T> collection;
  private final RowReader<T> rows;
  private final @Nullable ClientSession session;
  private final List<Reach.Part> reach;
  private final List<Bson> wanted = new ArrayList<>();
  private List<Bson> alternatives = List.of();
  private @Nullable Bson index;
  private @Nullable Function<String, Bson> indexes;

  Selection(
      MongoCollection<T> collection,
      RowReader<T> rows,
      @Nullable ClientSession session,
      List<Reach.Part> reach) {
    this.collection = collection;
    this.rows = rows;
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
   * Only those of whose words one begins with each of these, which have letters and digits alone;
   * all of them if it is null, and none if nothing is looked for.
   */
  public Selection<T> whereWords(String field, @Nullable List<String> beginnings) {
    if (beginnings == null) {
      return this;
    }
    return where(
        beginnings.isEmpty()
            ? Filters.in(field, List.of())
            : Filters.and(
                beginnings.stream().map(word -> Filters.regex(field, "^" + word)).toList()));
  }

  /**
   * Only those that pass one of these. Each stands with all the rest, for a partial index of the
   * alternatives serves a query of which every alternative names its first fields.
   */
  public Selection<T> whereAny(Collection<Bson> filters) {
    alternatives = List.copyOf(filters);
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
    return Optional.ofNullable(found().first());
  }

  /** All of them, in no order; none is left out. */
  public List<T> all() {
    return found().into(new ArrayList<>());
  }

  /** A text field of all of them, in no order; nothing else of a record is read or understood. */
  public List<String> values(String field) {
    Bson alone =
        field.equals("_id")
            ? Projections.include(field)
            : Projections.fields(Projections.include(field), Projections.excludeId());
    return find(collection.withDocumentClass(BsonDocument.class), Reach.filter(reach), index)
        .projection(alone)
        .map(found -> found.getString(field).getValue())
        .into(new ArrayList<>());
  }

  /** How many they are. */
  public int count() {
    Bson filter = filter(Reach.filter(reach));
    CountOptions options = new CountOptions().hint(index);
    return Math.toIntExact(
        session == null
            ? collection.countDocuments(filter, options)
            : collection.countDocuments(session, filter, options));
  }

  /** The ids of so many of them at most, the newest first; nothing else of a record is read. */
  List<String> newestIds(int limit) {
    return find(collection.withDocumentClass(BsonDocument.class), Reach.filter(reach), index)
        .projection(Projections.include("_id"))
        .sort(NEWEST)
        .limit(limit)
        .map(found -> found.getString("_id").getValue())
        .into(new ArrayList<>());
  }

  /** Fields of all of them, in no order; nothing else of a record is read or understood. */
  public List<BsonDocument> parts(String... fields) {
    return foundParts(fields).into(new ArrayList<>());
  }

  /** The same, the newest first. */
  public List<BsonDocument> newestParts(String... fields) {
    return foundParts(fields).sort(NEWEST).into(new ArrayList<>());
  }

  /** So many of them at most, of which few are known to fit; none is left out. */
  public List<T> list(Bson sort, int limit) {
    return found().sort(sort).limit(limit).into(new ArrayList<>());
  }

  /** The first of those that this version can read, by a field, the greatest first. */
  public RowReader.Rows<T> newestReadable(String field, int limit) {
    Bson sort = Sorts.descending(field);
    return rows.list(found -> find(found, Reach.filter(reach), index).sort(sort), field, limit);
  }

  /** A page of the list by id, the newest first. */
  public <M extends MessageLite> ListPage<M> newest(Listing<T, M> listing) {
    listing.after().ifPresent(id -> wanted.add(Filters.lt("_id", id)));
    Function<String, Bson> byField = indexes;
    return byField == null || !narrow() ? page("_id", NEWEST, listing) : merged(byField, listing);
  }

  /** A page of the list that is sorted by a field, the least first. */
  public <M extends MessageLite> ListPage<M> ascending(String field, Listing<T, M> listing) {
    listing.after().ifPresent(last -> wanted.add(Filters.gt(field, last)));
    return page(field, Sorts.ascending(field), listing);
  }

  private <M extends MessageLite> ListPage<M> page(String field, Bson sort, Listing<T, M> listing) {
    return rows.page(found -> find(found, Reach.filter(reach), index).sort(sort), field, listing);
  }

  private <M extends MessageLite> ListPage<M> merged(
      Function<String, Bson> byField, Listing<T, M> listing) {
    var queries = new ArrayList<RowReader.Query>();
    for (Reach.Part part : reach) {
      queries.add(found -> find(found, part.filter(), byField.apply(part.field())).sort(NEWEST));
    }
    return rows.newestOf(queries, listing);
  }

  private boolean narrow() {
    return reach.getFirst().named();
  }

  private FindIterable<BsonDocument> foundParts(String... fields) {
    return find(collection.withDocumentClass(BsonDocument.class), Reach.filter(reach), index)
        .projection(Projections.include(fields));
  }

  private FindIterable<T> found() {
    return find(collection, Reach.filter(reach), index);
  }

  private <D> FindIterable<D> find(MongoCollection<D> found, Bson reached, @Nullable Bson hint) {
    Bson filter = filter(reached);
    return (session == null ? found.find(filter) : found.find(session, filter)).hint(hint);
  }

  private Bson filter(Bson reached) {
    var filters = new ArrayList<>(wanted);
    if (reach != Reach.EVERYTHING || filters.isEmpty()) {
      filters.add(reached);
    }
    // One alone stands as it is: by an id alone the database has a shorter way.
    Bson all = filters.size() == 1 ? filters.getFirst() : Filters.and(filters);
    return alternatives.isEmpty()
        ? all
        : Filters.or(alternatives.stream().map(one -> Filters.and(all, one)).toList());
  }
}
