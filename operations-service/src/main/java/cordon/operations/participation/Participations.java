package cordon.operations.participation;

import cordon.operations.operation.Invitation;
import cordon.operations.operation.OperationStore;
import cordon.platform.command.Transaction;
import cordon.platform.feed.PendingChanges;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What can be done with participations. An invitation rests on the operation and on the plan that
 * is in force; what a country answers to it rests on the invitation, and an acceptance also on the
 * operation not being cancelled.
 */
@Component
class Participations {
  private final ParticipationStore store;
  private final OperationStore operations;
  private final PendingChanges pending;

  Participations(ParticipationStore store, OperationStore operations, PendingChanges pending) {
    this.store = store;
    this.operations = operations;
    this.pending = pending;
  }

  Participation invite(
      Transaction tx,
      String operationId,
      String country,
      String displayName,
      ContactPoint contact) {
    Invitation shown = operations.require(tx, operationId).invitation();
    Instant now = tx.now();
    Participation invited =
        store.put(
            tx,
            Participation.idOf(operationId, country),
            () -> Participation.invite(operationId, country, displayName, contact, shown, now),
            before -> before.inviteAgain(displayName, contact, shown, now));
    operations.restOn(tx, operationId);
    return invited;
  }

  Participation accept(Transaction tx, String id) {
    Participation accepted = store.change(tx, id, before -> before.accept(tx.now()));
    operations.requireJoinable(tx, accepted.operationId());
    return accepted;
  }

  Participation decline(Transaction tx, String id, String reason) {
    tx.because(reason);
    return pending.change(
        tx, store, id, (before, inForce) -> before.decline(reason, tx.now(), inForce));
  }

  Participation withdraw(Transaction tx, String id, String reason) {
    tx.because(reason);
    return pending.change(
        tx, store, id, (before, inForce) -> before.withdraw(reason, tx.now(), inForce));
  }
}
