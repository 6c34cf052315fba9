package cordon.operations.operation;

import com.google.protobuf.MessageLite;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored revisions that were approved. Who may read those of an operation is said by the operation,
 * which is looked for first.
 */
@Component
class ApprovedRevisionStore extends OfOperationStore<ApprovedRevision> {

  ApprovedRevisionStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "plan_revisions",
        ApprovedRevision.class,
        ApprovedRevision::id,
        ApprovedRevision::version,
        ApprovedRevisionMessages::kept,
        Reach.none().leadWithin(OPERATION, operations::ofLedBy));
  }

  /** Keeps one that is not kept yet. */
  void keep(Transaction tx, String operationId, PlanRevision revision, @Nullable Instant approved) {
    if (find(tx, operationId, ApprovedRevision.idOf(operationId, revision.number())).isEmpty()) {
      insert(tx, ApprovedRevision.of(operationId, revision, approved));
    }
  }

  /** One of an operation that the caller sees. */
  Optional<ApprovedRevision> seen(String operationId, int number) {
    return beyondReach().select().where("_id", ApprovedRevision.idOf(operationId, number)).first();
  }

  /** Those of an operation that the caller sees, the newest first. */
  <M extends MessageLite> ListPage<M> allSeen(
      String operationId, Listing<ApprovedRevision, M> listing) {
    return beyondReach().select().where(OPERATION, operationId).newest(listing);
  }
}
