package cordon.platform.command;

import com.google.protobuf.Message;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.common.v1.Scope;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import cordon.platform.store.RowReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The stored records of one kind, each with an id and a version that grows by one with every
 * change. Every read on behalf of a caller is held to what they reach by the method that they call,
 * so what they may not see is not there for them; every write adds the journal entry that belongs
 * to it. There is no way around either but {@link #beyondReach}.
 */
public abstract class Store<T> {
  private final MongoCollection<T> collection;
  private final RowReader<T> rows;
  private final String noun;
  private final Function<T, String> id;
  private final ToLongFunction<T> version;
  private final Function<T, Message> message;
  private final Reach reach;

  /**
   * @param type whose name is that of what is not found
   * @param message the resource as the contract's message, which the journal keeps
   */
  protected Store(
      Mongo mongo,
      String collection,
      Class<T> type,
      Function<T, String> id,
      ToLongFunction<T> version,
      Function<T, Message> message,
      Reach reach) {
    this.collection = mongo.collection(collection, type);
    this.rows = new RowReader<>(mongo, this.collection);
    this.noun =
        type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    this.id = id;
    this.version = version;
    this.message = message;
    this.reach = reach;
  }

  /** Stores what is new. */
  public final T insert(Transaction tx, T created) {
    requireVersion(created, 1);
    collection.insertOne(tx.session(), created);
    tx.record(id.apply(created), 1, message.apply(created));
    return created;
  }

  /** Many at once, in one round trip. */
  public final void insertAll(Transaction tx, List<T> created) {
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
   * Puts the next version in the place of the one that is there.
   *
   * @throws RejectedException NOT_FOUND if it is beyond the caller's reach, STALE_VERSION if they
   *     have seen another version, or BUSY if somebody else is changing it
   */
  public final T change(Transaction tx, String changed, UnaryOperator<T> move) {
    return change(tx, require(tx, changed), move);
  }

  /** The same, or stores the first version of what is not there; for who reaches all of them. */
  public final T put(Transaction tx, String changed, Supplier<T> first, UnaryOperator<T> move) {
    Optional<T> before = find(tx, changed);
    return before.isPresent() ? change(tx, before.get(), move) : insert(tx, first.get());
  }

  /**
   * As the command sees it. By {@code SCOPE_LEAD} it is one that the caller leads.
   *
   * @throws RejectedException NOT_FOUND, also if it is beyond the caller's reach, or what {@link
   *     #notLed} says
   */
  public final T require(Transaction tx, String wanted) {
    return find(tx, wanted)
        .orElseThrow(() -> unreached(tx.caller(), tx.scope(), tx.session(), wanted));
  }

  /**
   * For a read.
   *
   * @throws RejectedException NOT_FOUND, also if it is beyond the caller's reach
   */
  public final T require(Call call, String wanted) {
    return find(call, wanted)
        .orElseThrow(() -> unreached(call.caller(), call.scope(), null, wanted));
  }

  /** As the command sees it; empty also if it is beyond the caller's reach. */
  public final Optional<T> find(Transaction tx, String wanted) {
    return select(tx).where("_id", wanted).first();
  }

  /** For a read; empty also if it is beyond the caller's reach. */
  public final Optional<T> find(Call call, String wanted) {
    return select(call).where("_id", wanted).first();
  }

  /** What the caller reaches by the method that they call. */
  protected final Selection<T> select(Call call) {
    return new Selection<>(collection, rows, null, reach.read(call, null));
  }

  /** The same within their command. */
  protected final Selection<T> select(Transaction tx) {
    return new Selection<>(collection, rows, tx.session(), reach.changed(tx, null));
  }

  /**
   * Of what the caller reaches, that which belongs to one thing; nothing else is looked up of where
   * they take part or what they lead.
   *
   * @param field by which records belong to it
   */
  protected final Selection<T> selectWithin(Call call, String field, String within) {
    return new Selection<>(collection, rows, null, reach.read(call, within)).where(field, within);
  }

  /** The same within their command. */
  protected final Selection<T> selectWithin(Transaction tx, String field, String within) {
    return new Selection<>(collection, rows, tx.session(), reach.changed(tx, within))
        .where(field, within);
  }

  /**
   * What is told of a record that is not the caller's to lead, if they see it otherwise; empty if
   * they do not, and for them it is not there.
   */
  protected Optional<RejectedException> notLed(
      Caller caller, @Nullable ClientSession session, String id) {
    return Optional.empty();
  }

  /** How a record that is not there is refused. */
  protected final RejectedException notFound() {
    return RejectedException.notFound(noun);
  }

  /**
   * Reads and writes on behalf of nobody, for workers and projections, and for rules that need to
   * know what their caller may not. Each use is named in the service's test of its structure.
   */
  protected final BeyondReach<T> beyondReach() {
    return new BeyondReach<>(this, collection);
  }

  /**
   * What a country reaches by rows of its own in another store, and as these say.
   *
   * @param key field of a row that names the record
   * @param rowId id of the row of a record and a country
   */
  protected final <W> Joined<T, W> through(
      Store<W> rows, String key, Function<W, String> record, BinaryOperator<String> rowId) {
    return new Joined<>(this, rows, key, record, rowId);
  }

  final boolean reachedByRows(Call call) {
    return reach.byRows(call.caller(), call.scope());
  }

  /** What a planner or approver of a country reaches as it leads; null for everybody else. */
  final @Nullable Selection<T> selectLed(Call call) {
    List<Reach.Part> led = reach.led(call.caller(), null);
    return led.isEmpty() ? null : new Selection<>(collection, rows, null, led);
  }

  final T replace(Transaction tx, T before, T after) {
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

  final Selection<T> all(@Nullable ClientSession session) {
    return new Selection<>(collection, rows, session, Reach.EVERYTHING);
  }

  final String idOf(T record) {
    return id.apply(record);
  }

  /** Where the records stand. */
  public final String collectionName() {
    return collection.getNamespace().getCollectionName();
  }

  /** The version of a record. */
  public final long versionOf(T record) {
    return version.applyAsLong(record);
  }

  final T change(Transaction tx, T before, UnaryOperator<T> move) {
    tx.requireSeen(version.applyAsLong(before));
    return replace(tx, before, move.apply(before));
  }

  private RejectedException unreached(
      Caller caller, Scope scope, @Nullable ClientSession session, String id) {
    Optional<RejectedException> told =
        scope == Scope.SCOPE_LEAD ? notLed(caller, session, id) : Optional.empty();
    return told.orElseGet(() -> notFound());
  }

  private void requireVersion(T record, long expected) {
    if (version.applyAsLong(record) != expected) {
      throw new IllegalArgumentException("a change makes exactly one new version");
    }
  }
}
