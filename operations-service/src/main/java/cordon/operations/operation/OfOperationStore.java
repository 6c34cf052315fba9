package cordon.operations.operation;

import com.google.protobuf.Message;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * Records that belong to an operation each. One of another operation is answered as one that is not
 * there, also to whoever sees both.
 *
 * @param <T> the record
 */
public abstract class OfOperationStore<T> extends Store<T> {
  /** The field that says of which one a record is. */
  protected static final String OPERATION = "operationId";

  protected OfOperationStore(
      Mongo mongo,
      String collection,
      Class<T> type,
      Function<T, String> id,
      ToLongFunction<T> version,
      Function<T, Message> journaled,
      Reach reach) {
    super(mongo, collection, type, id, version, journaled, reach);
  }

  /**
   * One of this operation.
   *
   * @throws cordon.platform.refusal.RejectedException NOT_FOUND, also if it is of another or beyond
   *     the caller's reach
   */
  public final T require(Call call, String operationId, String wanted) {
    return find(call, operationId, wanted).orElseThrow(this::notFound);
  }

  /** The same within a command. */
  public final T require(Transaction tx, String operationId, String wanted) {
    return find(tx, operationId, wanted).orElseThrow(this::notFound);
  }

  /** One of this operation, if there is one that the caller sees. */
  public final Optional<T> find(Call call, String operationId, String wanted) {
    return selectWithin(call, OPERATION, operationId).where("_id", wanted).first();
  }

  /** The same within a command. */
  public final Optional<T> find(Transaction tx, String operationId, String wanted) {
    return selectWithin(tx, OPERATION, operationId).where("_id", wanted).first();
  }

  /** One of this operation, whoever sees it. */
  public final Optional<T> there(Transaction tx, String operationId, String wanted) {
    return beyondReach()
        .select(tx.session())
        .where("_id", wanted)
        .where(OPERATION, operationId)
        .first();
  }

  /** Which of these are of this operation and seen by the caller. */
  public final Set<String> seenOf(Call call, String operationId, Collection<String> ids) {
    return ids.isEmpty() ? Set.of() : idsOf(selectWithin(call, OPERATION, operationId), ids);
  }

  /** The same within a command. */
  public final Set<String> seenOf(Transaction tx, String operationId, Collection<String> ids) {
    return ids.isEmpty() ? Set.of() : idsOf(selectWithin(tx, OPERATION, operationId), ids);
  }

  /** Changes one of this operation. */
  public T change(Transaction tx, String operationId, String changed, UnaryOperator<T> move) {
    return beyondReach().change(tx, require(tx, operationId, changed), move);
  }

  /** So many of these at most that lie in a span of their turns, the nearest first. */
  protected final List<T> nearest(Selection<T> of, Span span, int most) {
    return of.where(Filters.and(Filters.gt("turn", span.from()), Filters.lt("turn", span.to())))
        .list(span.ahead() ? Sorts.ascending("turn") : Sorts.descending("turn"), most);
  }

  private static Set<String> idsOf(Selection<?> seen, Collection<String> ids) {
    return Set.copyOf(seen.where(Filters.in("_id", ids)).values("_id"));
  }
}
