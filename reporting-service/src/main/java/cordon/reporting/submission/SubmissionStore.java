package cordon.reporting.submission;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Indexes;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored submissions. A country sees its own. */
@Component
public class SubmissionStore extends Store<Submission> {
  private static final String OPERATION = "operationId";
  private static final String COUNTRY = "country";
  private static final String STATE = "state";

  SubmissionStore(Mongo mongo) {
    super(
        mongo,
        "submissions",
        Submission.class,
        Submission::id,
        Submission::version,
        SubmissionMessages::journaled,
        Reach.none().ownCountry(COUNTRY));
  }

  boolean referenceUsed(Transaction tx, String operationId, String country, String reference) {
    return select(tx)
        .where(OPERATION, operationId)
        .where(COUNTRY, country)
        .where("reference", reference)
        .first()
        .isPresent();
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, SubmissionFilter wanted, Listing<Submission, M> listing) {
    return select(call)
        .where(OPERATION, wanted.operationId())
        .where(STATE, wanted.state())
        .where(COUNTRY, wanted.country())
        // A country's own by this and no other, or the time tells how many others have.
        .by(index(true, wanted), index(wanted.country() != null, wanted))
        .newest(listing);
  }

  /** One of those that the migrations make. */
  private static Bson index(boolean ofCountry, SubmissionFilter wanted) {
    var fields = new ArrayList<>(List.of(OPERATION));
    if (ofCountry) {
      fields.add(COUNTRY);
    }
    if (wanted.state() != null) {
      fields.add(STATE);
    }
    return Indexes.compoundIndex(Indexes.ascending(fields), Indexes.descending("_id"));
  }

  /** Operations of those of the ids that are submissions, by submission. */
  public Map<String, String> operationsOf(ClientSession session, Collection<String> ids) {
    return beyondReach().texts(session, ids, OPERATION);
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
        .where(COUNTRY, tx.caller().requireCountry())
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
