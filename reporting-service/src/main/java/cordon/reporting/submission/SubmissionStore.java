package cordon.reporting.submission;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.call.Caller;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.Mongo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Stored submissions, and the lines that are staged for them. */
@Component
public class SubmissionStore {
  /** So many lines of 200 subjects each are about 3 MB in the driver's hands. */
  private static final int BATCH = 100;

  private final Aggregates<Submission> submissions;
  private final MongoCollection<StagedLine> staged;

  SubmissionStore(Mongo mongo) {
    submissions =
        new Aggregates<>(
            mongo,
            "submissions",
            Submission.class,
            Submission::id,
            Submission::version,
            SubmissionMessages::journaled);
    staged = mongo.collection("staged_lines", StagedLine.class);
  }

  Submission insert(Transaction tx, Submission accepted) {
    return submissions.insert(tx, accepted);
  }

  Submission replace(Transaction tx, Submission before, Submission after) {
    return submissions.replace(tx, before, after);
  }

  void requireSeen(Transaction tx, Submission current) {
    submissions.requireSeen(tx, current);
  }

  /** Operations of those of the ids that are submissions, by submission. */
  public Map<String, String> operationsOf(ClientSession session, Collection<String> ids) {
    return submissions.texts(session, ids, "operationId");
  }

  boolean referenceUsed(Transaction tx, String operationId, String country, String reference) {
    return submissions
        .find(
            tx,
            Filters.and(
                Filters.eq("operationId", operationId),
                Filters.eq("country", country),
                Filters.eq("reference", reference)))
        .isPresent();
  }

  /**
   * A submission of the caller's own country.
   *
   * @throws RejectedException NOT_FOUND for everybody else
   */
  Submission requireOwn(Transaction tx, String id) {
    return submissions
        .find(tx, Filters.and(Filters.eq("_id", id), reachOf(tx.caller())))
        .orElseThrow(() -> RejectedException.notFound("submission"));
  }

  Optional<Submission> find(Caller caller, String id) {
    return submissions.find(Filters.and(Filters.eq("_id", id), reachOf(caller)));
  }

  /** Before the command, outside of its transaction. */
  void stage(List<StagedLine> lines) {
    for (int from = 0; from < lines.size(); from += BATCH) {
      staged.insertMany(lines.subList(from, Math.min(from + BATCH, lines.size())));
    }
  }

  void unstage(String submissionId) {
    staged.deleteMany(Filters.eq("submissionId", submissionId));
  }

  List<StagedLine> staged(Transaction tx, String submissionId, int first, int last) {
    return staged
        .find(
            tx.session(),
            Filters.and(
                Filters.eq("submissionId", submissionId),
                Filters.gte("line", first),
                Filters.lte("line", last)))
        .sort(Sorts.ascending("line"))
        .into(new ArrayList<>());
  }

  void unstage(Transaction tx, String submissionId, int first, int last) {
    staged.deleteMany(
        tx.session(),
        Filters.and(
            Filters.eq("submissionId", submissionId),
            Filters.gte("line", first),
            Filters.lte("line", last)));
  }

  /** Submissions of which lines are staged, accepted or not. */
  List<String> staged() {
    return staged.distinct("submissionId", String.class).into(new ArrayList<>());
  }

  boolean accepted(String id) {
    return submissions.find(Filters.eq("_id", id)).isPresent();
  }

  private static Bson reachOf(Caller caller) {
    return caller.national() ? Filters.eq("country", caller.requireCountry()) : Filters.empty();
  }
}
