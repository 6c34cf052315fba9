package cordon.reporting.submission;

import com.mongodb.client.ClientSession;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Stored submissions. A country sees its own. */
@Component
public class SubmissionStore extends Store<Submission> {

  SubmissionStore(Mongo mongo) {
    super(
        mongo,
        "submissions",
        Submission.class,
        Submission::id,
        Submission::version,
        SubmissionMessages::journaled,
        Reach.none().ownCountry("country"));
  }

  boolean referenceUsed(Transaction tx, String operationId, String country, String reference) {
    return select(tx)
        .where("operationId", operationId)
        .where("country", country)
        .where("reference", reference)
        .first()
        .isPresent();
  }

  /** Operations of those of the ids that are submissions, by submission. */
  public Map<String, String> operationsOf(ClientSession session, Collection<String> ids) {
    return beyondReach().texts(session, ids, "operationId");
  }

  /**
   * The submission to whose lines an act is posted.
   *
   * @throws RejectedException NOT_FOUND if it is of another country than who has acted
   */
  Submission requirePosted(Transaction tx, String id) {
    return beyondReach()
        .select(tx.session())
        .where("_id", id)
        .where("country", tx.caller().requireCountry())
        .first()
        .orElseThrow(() -> RejectedException.notFound("submission"));
  }

  /** Notes how far the posting is. */
  Submission replacePosted(Transaction tx, Submission before, Submission after) {
    return beyondReach().replace(tx, before, after);
  }

  boolean accepted(String id) {
    return beyondReach().exists(id);
  }
}
