package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.operations.OperationsReason;
import cordon.operations.participation.Participation;
import cordon.operations.programme.ProgrammeStore;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.feed.PendingChanges;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.time.Ids;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with operations, and who sees which. */
@Component
class Operations {
  private final OperationStore store;
  private final ApprovedRevisions revisions;
  private final PendingChanges pending;
  private final ProgrammeStore programmes;

  Operations(
      OperationStore store,
      ApprovedRevisions revisions,
      PendingChanges pending,
      ProgrammeStore programmes) {
    this.store = store;
    this.revisions = revisions;
    this.pending = pending;
    this.programmes = programmes;
  }

  /**
   * @param asked who is to lead it; null for the caller's own alone
   */
  Operation create(Transaction tx, Plan plan, String hash, boolean exercise, @Nullable Lead asked) {
    Lead lead = Lead.created(asked, tx.caller().country());
    return store.insert(
        tx, Operation.create(Ids.next(), plan, hash, exercise, lead, writer(tx), tx.now()));
  }

  Operation revise(Transaction tx, String id, Plan plan, String hash) {
    return store.change(tx, id, before -> before.revise(plan, hash, writer(tx), tx.now()));
  }

  Operation submit(Transaction tx, String id) {
    return store.change(tx, id, before -> before.submit(tx.now()));
  }

  /**
   * @param noOtherUnit why no approver of another unit can do it, if that is said
   */
  Operation approve(Transaction tx, String id, String hash, @Nullable String noOtherUnit) {
    if (noOtherUnit != null) {
      tx.because(noOtherUnit);
    }
    store.takeAlone(tx, id);
    return store.change(
        tx,
        id,
        before -> {
          Operation after = before.approve(writer(tx), hash, noOtherUnit, tx.now());
          requireHashed(after.approved());
          revisions.keep(tx, before, after);
          return after;
        });
  }

  /** A service of the release before writes back of a plan what it knows, beside the old hash. */
  private static void requireHashed(@Nullable PlanRevision approved) {
    if (approved != null && !PlanMessages.hash(approved.plan()).equals(approved.hash())) {
      throw new RejectedException(
              OperationsReason.HASH_DIFFERS,
              "The plan in review has lost parts since it was hashed; its planner has to fill them in and submit it again.")
          .at("hash");
    }
  }

  Operation sendBack(Transaction tx, String id, String reason) {
    tx.because(reason);
    return store.change(tx, id, before -> before.sendBack(reason, tx.now()));
  }

  Operation activate(Transaction tx, String id) {
    return store.change(tx, id, before -> before.activate(tx.now()));
  }

  Operation suspend(Transaction tx, String id, String reason) {
    tx.because(reason);
    return pending.change(
        tx, store, id, (before, inForce) -> before.suspend(reason, tx.now(), inForce));
  }

  Operation resume(Transaction tx, String id) {
    return store.change(tx, id, before -> before.resume(tx.now()));
  }

  Operation conclude(Transaction tx, String id) {
    store.takeAlone(tx, id);
    return pending.change(tx, store, id, (before, inForce) -> before.conclude(tx.now(), inForce));
  }

  Operation cancel(Transaction tx, String id, String reason) {
    tx.because(reason);
    store.takeAlone(tx, id);
    return pending.change(
        tx, store, id, (before, inForce) -> before.cancel(reason, tx.now(), inForce));
  }

  Operation closeBooks(Transaction tx, String id) {
    store.takeAlone(tx, id);
    return store.change(tx, id, before -> before.closeBooks(tx.now()));
  }

  Operation reopenBooks(Transaction tx, String id, String reason) {
    tx.because(reason);
    return store.change(tx, id, before -> before.reopenBooks(reason, tx.now()));
  }

  Operation changeLead(Transaction tx, String id, Lead lead, String reason) {
    tx.because(reason);
    store.takeAlone(tx, id);
    return store.change(tx, id, before -> before.changeLead(lead, tx.now()));
  }

  /**
   * @param programmeId null for none
   * @throws RejectedException also NOT_FOUND or NOT_LEAD of the programme
   */
  Operation setProgramme(Transaction tx, String id, @Nullable String programmeId) {
    return store.change(
        tx,
        id,
        before -> {
          if (programmeId != null) {
            programmes.requireLed(tx, programmeId, "programme_id");
          }
          return before.setProgramme(programmeId, tx.now());
        });
  }

  private static Writer writer(Transaction tx) {
    String unit = tx.caller().unit();
    return new Writer(
        tx.caller().subject(), unit == null ? null : new Unit(tx.caller().country(), unit));
  }

  /**
   * One operation, as the caller may see it.
   *
   * @throws RejectedException NOT_FOUND, also if the caller's country neither takes part nor has an
   *     invitation to answer
   */
  SeenOperation get(Call call, String id) {
    return store
        .seen(call, id, SeenOperation.Taken::new, Operations::seenBy)
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * The newest first.
   *
   * @param form what is answered of an operation that the caller sees in part
   */
  <M extends MessageLite> ListPage<M> list(
      Call call,
      @Nullable OperationState state,
      @Nullable String programmeId,
      Listing<Operation, M> listing,
      Function<SeenOperation, M> form) {
    return store.newest(
        call, state, programmeId, listing, (own, found) -> form.apply(seenBy(own, found)));
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
    return new SeenOperation.Invited(
        operation.id(),
        operation.state(),
        operation.stateReason(),
        operation.isExercise(),
        operation.ledBy(),
        shown);
  }
}
