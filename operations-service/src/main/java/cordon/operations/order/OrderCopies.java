package cordon.operations.order;

import cordon.operations.OperationsReason;
import cordon.operations.operation.OperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a country, and each of its officers, can do with its copy. */
@Component
class OrderCopies {
  private final OrderCopyStore store;
  private final OrderReadingStore readings;
  private final OperationStore operations;

  OrderCopies(OrderCopyStore store, OrderReadingStore readings, OperationStore operations) {
    this.store = store;
    this.readings = readings;
    this.operations = operations;
  }

  /**
   * @throws RejectedException NOT_FOUND also for a country that takes part no more, COPY_OVER,
   *     ILLEGAL_MOVE
   */
  OrderCopy receive(Transaction tx, String operationId, String orderId) {
    OrderCopy own = own(tx, operationId, orderId);
    operations.requireTakingPart(tx, operationId);
    return store.changeSeen(tx, own, before -> before.receive(tx.now()));
  }

  /**
   * @throws RejectedException ALREADY_READ, and as for receipt
   */
  OrderReading confirmRead(Transaction tx, String operationId, String orderId) {
    OrderCopy own = own(tx, operationId, orderId);
    operations.requireTakingPart(tx, operationId);
    OrderCopy after = own.confirmRead(tx.now());
    readings.by(tx, orderId).ifPresent(OrderCopies::refuseTwice);
    store.changeBeside(tx, own, after);
    return readings.insert(
        tx,
        new OrderReading(
            Ids.next(),
            operationId,
            1,
            orderId,
            own.number(),
            own.receiver(),
            tx.caller().subject(),
            tx.now()));
  }

  /** Of a country that takes part no more too, which has its copy all the same. */
  OrderCopy confirmDestroyed(
      Transaction tx, String operationId, String orderId, @Nullable String note) {
    return store.changeSeen(
        tx, own(tx, operationId, orderId), before -> before.confirmDestroyed(note, tx.now()));
  }

  /**
   * The copy of the caller's country.
   *
   * @throws RejectedException NOT_FOUND if it has none
   */
  OrderCopy require(Call call, String operationId, String orderId) {
    return store.own(call, operationId, orderId).orElseThrow(OrderCopies::noOrder);
  }

  private OrderCopy own(Transaction tx, String operationId, String orderId) {
    return store.own(tx, operationId, orderId).orElseThrow(OrderCopies::noOrder);
  }

  private static RejectedException noOrder() {
    return RejectedException.notFound("order");
  }

  private static void refuseTwice(OrderReading before) {
    throw new RejectedException(
            OperationsReason.ALREADY_READ,
            "You have said already that you have read and understood the order; nothing is left to do.")
        .with("read_time", before.readAt().toString());
  }
}
