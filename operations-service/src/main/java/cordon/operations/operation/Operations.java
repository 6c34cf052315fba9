package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.operations.participation.Participation;
import cordon.operations.participation.ParticipationStore;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.feed.KnowledgeLease;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.time.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with operations, and who sees which. */
@Component
class Operations {
  private final OperationStore store;
  private final ParticipationStore participations;
  private final KnowledgeLease lease;

  Operations(OperationStore store, ParticipationStore participations, KnowledgeLease lease) {
    this.store = store;
    this.participations = participations;
    this.lease = lease;
  }

  Operation create(Transaction tx, Plan plan, String hash) {
    return store.insert(
        tx, Operation.create(Ids.next(), plan, hash, tx.caller().subject(), tx.now()));
  }

  Operation revise(Transaction tx, String id, Plan plan, String hash) {
    return change(tx, id, before -> before.revise(plan, hash, tx.caller().subject(), tx.now()));
  }

  Operation submit(Transaction tx, String id) {
    return change(tx, id, before -> before.submit(tx.now()));
  }

  Operation approve(Transaction tx, String id, String hash) {
    return change(tx, id, before -> before.approve(tx.caller().subject(), hash, tx.now()));
  }

  Operation sendBack(Transaction tx, String id, String reason) {
    tx.because(reason);
    return change(tx, id, before -> before.sendBack(reason, tx.now()));
  }

  Operation activate(Transaction tx, String id) {
    return change(tx, id, before -> before.activate(tx.now()));
  }

  Operation conclude(Transaction tx, String id) {
    return change(tx, id, before -> before.conclude(tx.now(), lease.inForce(tx.now())));
  }

  /**
   * One operation, as the caller may see it.
   *
   * @throws RejectedException NOT_FOUND, also if the caller's country neither takes part nor has an
   *     invitation to answer
   */
  SeenOperation get(Caller caller, String id) {
    Optional<SeenOperation> found =
        caller.national()
            ? participations.findOpen(id, caller.requireCountry()).flatMap(this::seenWith)
            : store.find(id).map(SeenOperation.Taken::new);
    return found.orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * The newest first. A country's list is driven by its own participations.
   *
   * @param form what is answered of an operation that the caller sees in part
   */
  <M extends MessageLite> ListPage<M> list(
      Caller caller,
      @Nullable OperationState state,
      Listing<Operation, M> listing,
      Function<SeenOperation, M> form) {
    if (!caller.national()) {
      return store.newest(state, listing);
    }
    List<Participation> own =
        participations.openOf(caller.requireCountry(), listing.after(), listing.size() + 1);
    boolean more = own.size() > listing.size();
    Map<String, Participation> asked = new HashMap<>();
    own.stream().limit(listing.size()).forEach(one -> asked.put(one.operationId(), one));
    ListPage<M> page =
        store.byIds(
            asked.keySet(),
            state,
            listing.shownAs(
                found -> form.apply(seenBy(Objects.requireNonNull(asked.get(found.id())), found))));
    // Those in other states are left out, so the page may be short, and the list goes on.
    return more && page.isLast()
        ? listing
            .pageOf(page.rows(), own.get(listing.size() - 1).operationId())
            .leavingOut(page.unreadable())
        : page;
  }

  private Optional<SeenOperation> seenWith(Participation own) {
    return store.find(own.operationId()).map(operation -> seenBy(own, operation));
  }

  private static SeenOperation seenBy(Participation own, Operation operation) {
    if (own.accepted()) {
      return new SeenOperation.Taken(operation.forCountries());
    }
    // Of whoever was invited before invitations were kept, it is made of the plan that is in force.
    PlanRevision approved = operation.approved();
    Invitation shown =
        own.invitation() != null || approved == null
            ? own.invitation()
            : Invitation.to(approved.plan());
    return new SeenOperation.Invited(operation.id(), operation.state(), shown);
  }

  private Operation change(Transaction tx, String id, UnaryOperator<Operation> move) {
    Operation before = store.require(tx, id);
    store.requireSeen(tx, before);
    return store.replace(tx, before, move.apply(before));
  }
}
