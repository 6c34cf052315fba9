package cordon.operations.operation;

import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with operations, and who sees which. */
@Component
class Operations {
  private final OperationStore store;
  private final ParticipationStore participations;

  Operations(OperationStore store, ParticipationStore participations) {
    this.store = store;
    this.participations = participations;
  }

  Operation create(Transaction tx, Plan plan, String hash) {
    return store.insert(
        tx, Operation.create(Ids.next(), plan, hash, tx.caller().subject(), tx.now()));
  }

  Operation revise(Transaction tx, String id, OptionalLong seen, Plan plan, String hash) {
    return change(
        tx, id, seen, before -> before.revise(plan, hash, tx.caller().subject(), tx.now()));
  }

  Operation submit(Transaction tx, String id, OptionalLong seen) {
    return change(tx, id, seen, before -> before.submit(tx.now()));
  }

  Operation approve(Transaction tx, String id, OptionalLong seen, String hash) {
    return change(tx, id, seen, before -> before.approve(tx.caller().subject(), hash, tx.now()));
  }

  Operation sendBack(Transaction tx, String id, OptionalLong seen, String reason) {
    tx.because(reason);
    return change(tx, id, seen, before -> before.sendBack(reason, tx.now()));
  }

  Operation activate(Transaction tx, String id, OptionalLong seen) {
    return change(tx, id, seen, before -> before.activate(tx.now()));
  }

  Operation conclude(Transaction tx, String id, OptionalLong seen) {
    return change(tx, id, seen, before -> before.conclude(tx.now()));
  }

  /**
   * One operation, as the caller may see it.
   *
   * @throws RejectedException NOT_FOUND, also if the caller's country was never invited
   */
  Operation get(Caller caller, String id) {
    boolean visible = !caller.national() || participations.invited(id, caller.requireCountry());
    Optional<Operation> found = visible ? store.find(id) : Optional.empty();
    Operation operation = found.orElseThrow(() -> RejectedException.notFound("operation"));
    return caller.national() ? operation.forCountries() : operation;
  }

  /** The newest first. A country's list is driven by its own participations. */
  OperationPage list(
      Caller caller, Optional<String> before, @Nullable OperationState state, int size) {
    if (!caller.national()) {
      List<Operation> found = store.newest(before, state, size + 1);
      boolean more = found.size() > size;
      List<Operation> page = more ? found.subList(0, size) : found;
      return new OperationPage(page, more ? page.getLast().id() : null);
    }
    List<String> ids = participations.operationsOf(caller.requireCountry(), before, size + 1);
    boolean more = ids.size() > size;
    List<String> page = more ? ids.subList(0, size) : ids;
    return new OperationPage(
        store.byIds(page, state).stream().map(Operation::forCountries).toList(),
        more ? page.getLast() : null);
  }

  private Operation change(
      Transaction tx, String id, OptionalLong seen, UnaryOperator<Operation> move) {
    Operation before = store.require(tx, id);
    store.requireSeen(before, seen);
    return store.replace(tx, before, move.apply(before));
  }
}
