package cordon.operations.diligence;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.operation.OfOperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Stored waivers. No country sees them. */
@Component
class DiligenceWaiverStore extends OfOperationStore<DiligenceWaiver> {

  DiligenceWaiverStore(Mongo mongo) {
    super(
        mongo,
        DiligenceMigrations.WAIVERS,
        DiligenceWaiver.class,
        DiligenceWaiver::id,
        DiligenceWaiver::version,
        DiligenceMessages::journaled,
        Reach.none().participants(_ -> Filters.in("_id", List.of())));
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> of(
      Call call, String operationId, Listing<DiligenceWaiver, M> listing) {
    return selectWithin(call, OPERATION, operationId).newest(listing);
  }

  /** Which of these assessments are waived for an operation, whoever asks. */
  Set<String> waived(Transaction tx, String operationId, Collection<String> assessmentIds) {
    return Set.copyOf(
        beyondReach()
            .select(tx.session())
            .where(OPERATION, operationId)
            .where(Filters.in("assessmentId", assessmentIds))
            .values("assessmentId"));
  }
}
