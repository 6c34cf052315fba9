package cordon.operations.participation;

import cordon.operations.operation.Invitation;
import cordon.operations.operation.OperationStore;
import cordon.platform.command.Transaction;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.feed.PendingChanges;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
  private final KnowledgeLease lease;
  private final PendingChanges pending;

  Participations(
      ParticipationStore store,
      OperationStore operations,
      KnowledgeLease lease,
      PendingChanges pending) {
    this.store = store;
    this.operations = operations;
    this.lease = lease;
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
    return end(tx, id, before -> before.decline(reason, tx.now(), lease.inForce(tx.now())));
  }

  Participation withdraw(Transaction tx, String id, String reason) {
    tx.because(reason);
    return end(tx, id, before -> before.withdraw(reason, tx.now(), lease.inForce(tx.now())));
  }

  private Participation end(Transaction tx, String id, UnaryOperator<Participation> move) {
    Participation ended = store.change(tx, id, move);
    pending.add(
        tx,
        ParticipationStore.COLLECTION,
        ended.id(),
        ended.version(),
        Objects.requireNonNull(ended.inForce()));
    return ended;
  }
}
