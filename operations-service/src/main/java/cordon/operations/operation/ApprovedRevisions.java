package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.operations.participation.Participation;
import cordon.platform.call.Call;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what is approved, and shows it to whoever sees the plan of the operation. */
@Component
class ApprovedRevisions {
  private final ApprovedRevisionStore store;
  private final OperationStore operations;

  ApprovedRevisions(ApprovedRevisionStore store, OperationStore operations) {
    this.store = store;
    this.operations = operations;
  }

  /** What is in force from now on, and what was until now where an older release approved it. */
  void keep(Transaction tx, Operation before, Operation after) {
    if (before.approved() != null) {
      store.keep(tx, before.id(), before.approved(), null);
    }
    if (after.approved() != null) {
      store.keep(tx, after.id(), after.approved(), tx.now());
    }
  }

  /**
   * @throws RejectedException NOT_FOUND if there is none, or the caller does not see the plan
   */
  <M> M get(
      Call call, String operationId, int number, BiFunction<ApprovedRevision, Boolean, M> form) {
    View view = view(call, operationId);
    ApprovedRevision found =
        store.seen(operationId, number).orElseThrow(() -> RejectedException.notFound("revision"));
    return form.apply(view.shown(found), view.inForce(found));
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND if the caller does not see the plan
   */
  <M extends MessageLite> ListPage<M> list(
      Call call,
      String operationId,
      Listing<ApprovedRevision, M> listing,
      BiFunction<ApprovedRevision, Boolean, M> form) {
    View view = view(call, operationId);
    return store.allSeen(
        operationId, listing.shownAs(one -> form.apply(view.shown(one), view.inForce(one))));
  }

  private View view(Call call, String operationId) {
    return operations
        .seen(call, operationId, whole -> new View(whole, null), (own, part) -> new View(part, own))
        .filter(View::visible)
        .orElseThrow(() -> RejectedException.notFound("operation"));
  }

  /**
   * How a caller sees the revisions of an operation.
   *
   * @param own the participation by which a country sees it; null for whoever sees it whole
   */
  private record View(Operation operation, @Nullable Participation own) {
    boolean visible() {
      return own == null || own.accepted();
    }

    ApprovedRevision shown(ApprovedRevision one) {
      return own == null ? one : one.forCountries();
    }

    boolean inForce(ApprovedRevision one) {
      PlanRevision approved = operation.approved();
      return approved != null && approved.number() == one.revision().number();
    }
  }
}
