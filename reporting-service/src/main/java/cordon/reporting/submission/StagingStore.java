package cordon.reporting.submission;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.time.InstantSource;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Whether a submission that was staged came about. The first who says so has said it for ever: the
 * transaction that accepts it, or the cleaning that gives it up. So no clock decides it.
 */
@Component
class StagingStore {
  private final MongoCollection<Document> stagings;
  private final InstantSource clock;

  StagingStore(Mongo mongo, InstantSource clock) {
    this.clock = clock;
    stagings = mongo.collection("stagings", Document.class);
  }

  /**
   * The submission comes about with the command.
   *
   * @throws RejectedException BUSY if it was given up meanwhile; nothing is taken then
   */
  void accept(Transaction tx, String submissionId) {
    try {
      stagings.insertOne(tx.session(), said(submissionId, true));
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      throw new RejectedException(
          CommonReason.BUSY, "The submission took too long and was given up; repeat the call.");
    }
  }

  /** Gives a submission up for good; false if it was accepted before. */
  boolean giveUp(String submissionId) {
    try {
      stagings.insertOne(said(submissionId, false));
      return true;
    } catch (MongoWriteException e) {
      if (ErrorCategory.fromErrorCode(e.getCode()) != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
      Document before = stagings.find(Filters.eq("_id", submissionId)).first();
      return before != null && !before.getBoolean("accepted");
    }
  }

  private Document said(String submissionId, boolean accepted) {
    return new Document("_id", submissionId)
        .append("accepted", accepted)
        .append("time", clock.instant());
  }
}
