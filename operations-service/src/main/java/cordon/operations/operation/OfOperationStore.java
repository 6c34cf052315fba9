package cordon.operations.operation;

import com.google.protobuf.Message;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.store.Mongo;
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
  private final Function<T, String> operationOf;

  /**
   * @param operationOf id of the operation of a record
   */
  protected OfOperationStore(
      Mongo mongo,
      String collection,
      Class<T> type,
      Function<T, String> id,
      ToLongFunction<T> version,
      Function<T, Message> journaled,
      Reach reach,
      Function<T, String> operationOf) {
    super(mongo, collection, type, id, version, journaled, reach);
    this.operationOf = operationOf;
  }

  /**
   * One of this operation.
   *
   * @throws cordon.platform.refusal.RejectedException NOT_FOUND, also if it is of another or beyond
   *     the caller's reach
   */
  public final T require(Call call, String operationId, String wanted) {
    return ofOperation(require(call, wanted), operationId);
  }

  /** The same within a command. */
  public final T require(Transaction tx, String operationId, String wanted) {
    return ofOperation(require(tx, wanted), operationId);
  }

  /** Changes one of this operation. */
  public T change(Transaction tx, String operationId, String changed, UnaryOperator<T> move) {
    return change(tx, changed, before -> move.apply(ofOperation(before, operationId)));
  }

  /** Lets a record pass that is of this operation. */
  protected final T ofOperation(T found, String operationId) {
    if (!operationOf.apply(found).equals(operationId)) {
      throw notFound();
    }
    return found;
  }
}
