package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.operations.OperationsReason;
import cordon.operations.cases.CaseStore;
import cordon.operations.diligence.Withholding;
import cordon.operations.participation.Participation;
import cordon.operations.programme.ProgrammeStore;
import cordon.operations.restriction.Restrictions;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.feed.PendingChanges;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.time.Ids;
import java.util.List;
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
  private final Withholding withholding;
  private final CaseStore cases;
  private final Restrictions restrictions;
  private final List<CancelledWith> cancelledWith;

  Operations(
      OperationStore store,
      ApprovedRevisions revisions,
      PendingChanges pending,
      ProgrammeStore programmes,
      Withholding withholding,
      CaseStore cases,
      Restrictions restrictions,
      List<CancelledWith> cancelledWith) {
    this.store = store;
    this.revisions = revisions;
    this.pending = pending;
    this.programmes = programmes;
    this.withholding = withholding;
    this.cases = cases;
    this.restrictions = restrictions;
    this.cancelledWith = List.copyOf(cancelledWith);
  }

  /**
   * @param asked who is to lead it; null for the caller's own alone
   * @throws RejectedException also DILIGENCE_WITHHELD, as no reviewer can have waived it yet
   */
  Operation create(Transaction tx, Plan plan, String hash, boolean exercise, @Nullable Lead asked) {
    Lead lead = Lead.created(asked, tx.caller().country());
    String id = Ids.next();
    requireNoneWithheld(tx, id, lead, List.of());
    return store.insert(tx, Operation.create(id, plan, hash, exercise, lead, writer(tx), tx.now()));
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
    Operation cancelled =
        pending.change(
            tx, store, id, (before, inForce) -> before.cancel(reason, tx.now(), inForce));
    cancelledWith.forEach(one -> one.cancelled(tx, id, reason));
    return cancelled;
  }

  Operation closeBooks(Transaction tx, String id) {
    store.takeAlone(tx, id);
    return store.change(tx, id, before -> before.closeBooks(tx.now()));
  }

  Operation reopenBooks(Transaction tx, String id, String reason) {
    tx.because(reason);
    return store.change(tx, id, before -> before.reopenBooks(reason, tx.now()));
  }

  /**
   * Whoever leads sees the cases of all.
   *
   * @throws RejectedException also DILIGENCE_WITHHELD of a country that would lead it from now on,
   *     and RESTRICTION
   */
  Operation changeLead(Transaction tx, String id, Lead lead, String reason) {
    tx.because(reason);
    store.takeAlone(tx, id);
    return store.change(
        tx,
        id,
        before -> {
          Operation after = before.changeLead(lead, tx.now());
          requireNoneWithheld(tx, id, lead, before.ledBy().countries());
          restrictions
              .of(tx, id, cases.ownersSeenByLead(tx, id))
              .requireReceivers(
                  lead.countries().stream()
                      .filter(one -> !before.ledBy().countries().contains(one))
                      .toList(),
                  _ -> "lead.countries");
          return after;
        });
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

  /** Who leads sees more than whoever is invited. */
  private void requireNoneWithheld(Transaction tx, String id, Lead lead, List<String> before) {
    List<String> more =
        lead.countries().stream()
            .filter(one -> !before.contains(one) && !one.equals(tx.caller().country()))
            .toList();
    withholding.requireNone(tx, id, more, _ -> "lead");
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

  static SeenOperation seenBy(Participation own, Operation operation) {
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
