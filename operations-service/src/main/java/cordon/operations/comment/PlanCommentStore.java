package cordon.operations.comment;

import com.google.protobuf.MessageLite;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stored comments. They are for those who lead the operation, and the secretariat reads them. */
@Component
class PlanCommentStore extends OfOperationStore<PlanComment> {

  PlanCommentStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "plan_comments",
        PlanComment.class,
        PlanComment::id,
        PlanComment::version,
        PlanCommentMessages::kept,
        Reach.none().leadWithin(OPERATION, operations::ofLedBy));
  }

  /** The oldest first. */
  <M extends MessageLite> ListPage<M> of(
      Call call,
      String operationId,
      @Nullable PlanCommentState state,
      Listing<PlanComment, M> listing) {
    return selectWithin(call, OPERATION, operationId)
        .where("state", state)
        .ascending("_id", listing);
  }
}
