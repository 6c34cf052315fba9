package cordon.operations.participation;

import com.google.protobuf.MessageLite;
import cordon.operations.operation.Invitation;
import cordon.operations.operation.OperationStore;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * What can be done with participations. An invitation and the end of the operation may cross: the
 * invitation then stands in a concluded operation, where accepting it does nothing.
 */
@Component
class Participations {
  private final ParticipationStore store;
  private final OperationStore operations;
  private final KnowledgeLease lease;

  Participations(ParticipationStore store, OperationStore operations, KnowledgeLease lease) {
    this.store = store;
    this.operations = operations;
    this.lease = lease;
  }

  Participation invite(
      Transaction tx,
      String operationId,
      String country,
      String displayName,
      ContactPoint contact) {
    Invitation invitation = operations.require(tx, operationId).invitation();
    return store
        .find(tx, operationId, country)
        .map(before ->
            store.replace(
                tx, before, before.inviteAgain(displayName, contact, invitation, tx.now())))
        .orElseGet(() ->
            store.insert(
                tx,
                Participation.invite(
                    operationId, country, displayName, contact, invitation, tx.now())));
  }

  Participation accept(Transaction tx, String operationId, String country) {
    return answer(tx, operationId, country, before -> before.accept(tx.now()));
  }

  Participation decline(Transaction tx, String operationId, String country, String reason) {
    tx.because(reason);
    return answer(
        tx,
        operationId,
        country,
        before -> before.decline(reason, tx.now(), lease.inForce(tx.now())));
  }

  Participation withdraw(Transaction tx, String operationId, String country, String reason) {
    tx.because(reason);
    return answer(
        tx,
        operationId,
        country,
        before -> before.withdraw(reason, tx.now(), lease.inForce(tx.now())));
  }

  Participation get(Caller caller, String operationId, String country) {
    return store
        .find(caller, operationId, country)
        .orElseThrow(() -> RejectedException.notFound("participation"));
  }

  <M extends MessageLite> ListPage<M> list(
      Caller caller, String operationId, Listing<Participation, M> listing) {
    return store.list(caller, operationId, listing);
  }

  /** Only the country's own contact point answers. */
  private Participation answer(
      Transaction tx, String operationId, String country, UnaryOperator<Participation> move) {
    Participation before = store.requireOwn(tx, operationId, country);
    store.requireSeen(tx, before);
    return store.replace(tx, before, move.apply(before));
  }
}
