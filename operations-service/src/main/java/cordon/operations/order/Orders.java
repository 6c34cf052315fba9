package cordon.operations.order;

import cordon.operations.diligence.Withholding;
import cordon.operations.operation.CancelledWith;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.Operation;
import cordon.operations.operation.OperationStore;
import cordon.operations.operation.PlanRevision;
import cordon.operations.participation.ParticipantAct;
import cordon.operations.participation.ParticipationStore;
import cordon.operations.participation.WithdrawnWith;
import cordon.platform.call.Call;
import cordon.platform.command.SeenVersion;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What those who lead can do with orders. */
@Component
class Orders implements CancelledWith, WithdrawnWith {
  private final OrderStore store;
  private final OrderCopyStore copies;
  private final OperationStore operations;
  private final ParticipationStore participations;
  private final LedOperationStore led;
  private final Withholding withholding;

  Orders(
      OrderStore store,
      OrderCopyStore copies,
      OperationStore operations,
      ParticipationStore participations,
      LedOperationStore led,
      Withholding withholding) {
    this.store = store;
    this.copies = copies;
    this.operations = operations;
    this.participations = participations;
    this.led = led;
    this.withholding = withholding;
  }

  /**
   * What was in force until now is superseded, with its copies.
   *
   * @param hash of the plan in force, as its issuer has read it
   * @param destroyBy null for the usual
   * @param seen number of the order in force as its issuer saw it, 0 for none, if they say
   * @throws RejectedException STALE_VERSION, ILLEGAL_MOVE, NO_APPROVED_PLAN, HASH_DIFFERS,
   *     NOT_TAKING_PART, KIND_MAY_NOT, DILIGENCE_WITHHELD, INCONSISTENT
   */
  Order issue(
      Transaction tx,
      String operationId,
      String hash,
      List<String> receivers,
      @Nullable Instant destroyBy,
      OptionalLong seen) {
    return operations.leading(
        tx, operationId, operation -> issue(tx, operation, hash, receivers, destroyBy, seen));
  }

  private Order issue(
      Transaction tx,
      Operation operation,
      String hash,
      List<String> receivers,
      @Nullable Instant destroyBy,
      OptionalLong seen) {
    PlanRevision revision = operation.ordered(hash);
    Map<String, String> names = names(tx, operation.id(), receivers);
    Optional<Order> last = store.last(tx, operation.id());
    Optional<Order> before = last.filter(Order::isInForce);
    SeenVersion.require(seen, before.map(Order::number).orElse(0), "order_in_force");
    int number = 1 + last.map(Order::number).orElse(0);
    before.ifPresent(one -> {
      store.changeBeside(tx, one, one.supersede(number, tx.now()));
      callIn(tx, one);
    });
    Order issued =
        store.insert(
            tx,
            Order.issue(Ids.next(), number, operation, revision, receivers, destroyBy, tx.now()));
    give(tx, issued, receivers, names);
    return issued;
  }

  /**
   * @throws RejectedException ILLEGAL_MOVE also once the operation is over, HAS_COPY,
   *     NOT_TAKING_PART, KIND_MAY_NOT, DILIGENCE_WITHHELD, COPY_OVER
   */
  Order addCopies(Transaction tx, String operationId, String id, List<String> receivers) {
    return operations.leading(
        tx,
        operationId,
        operation -> {
          operation.requireOrdering();
          Order after =
              store.change(tx, operationId, id, before -> before.addCopies(receivers, tx.now()));
          give(tx, after, receivers, names(tx, operationId, receivers));
          return after;
        });
  }

  Order recall(Transaction tx, String operationId, String id, String reason) {
    tx.because(reason);
    return operations.leading(
        tx,
        operationId,
        _ -> {
          Order after =
              store.change(tx, operationId, id, before -> before.recall(reason, tx.now()));
          callIn(tx, after);
          return after;
        });
  }

  /** Nobody works from the order of what was cancelled. */
  @Override
  public void cancelled(Transaction tx, String operationId, String reason) {
    inForce(tx, operationId)
        .ifPresent(one -> {
          store.changeBeside(tx, one, one.recall(reason, tx.now()));
          callIn(tx, one);
        });
  }

  /** The copy of who takes part no more is to be destroyed, also if it takes part again. */
  @Override
  public void withdrawn(Transaction tx, String operationId) {
    inForce(tx, operationId)
        .flatMap(one -> copies.own(tx, operationId, one.id()))
        .ifPresent(copy -> callIn(tx, copy));
  }

  /** Whether a reader is shown what concerns all copies of an operation's orders. */
  boolean seesAll(Call call, String operationId) {
    return led.toldAs(call.caller(), operationId) == null;
  }

  private void give(
      Transaction tx, Order order, List<String> receivers, Map<String, String> names) {
    copies.insertAll(
        tx,
        receivers.stream()
            .map(one -> OrderCopy.of(order, one, Objects.requireNonNull(names.get(one)), tx.now()))
            .toList());
  }

  private Optional<Order> inForce(Transaction tx, String operationId) {
    return store.last(tx, operationId).filter(Order::isInForce);
  }

  private void callIn(Transaction tx, Order order) {
    copies.allOf(tx, order).forEach(one -> callIn(tx, one));
  }

  /** One that is called in or destroyed already stays so. */
  private void callIn(Transaction tx, OrderCopy copy) {
    if (copy.isOut()) {
      copies.changeBeside(tx, copy, copy.callIn(tx.now()));
    }
  }

  private Map<String, String> names(Transaction tx, String operationId, List<String> receivers) {
    Map<String, String> names =
        participations.namesOfThoseWhoMay(
            tx, operationId, receivers, ParticipantAct.RECEIVE_ORDERS, Orders::place);
    withholding.requireNone(tx, operationId, receivers, Orders::place);
    return names;
  }

  private static String place(int receiver) {
    return "receiver_countries[%d]".formatted(receiver);
  }
}
