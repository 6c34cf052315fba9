package cordon.reporting.submission;

import cordon.platform.command.Transaction;
import cordon.platform.store.Mongo;
import cordon.platform.store.SharedLocks;
import cordon.reporting.result.WholeDecisions;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keeps decisions on submissions and changes of their lines apart: whoever decides has seen every
 * change that was there before, and no other. No clock tells which came first.
 */
@Component
class DecidedSubmissions implements WholeDecisions {
  private final SubmissionStore store;
  private final SharedLocks locks;

  DecidedSubmissions(SubmissionStore store, Mongo mongo) {
    this.store = store;
    this.locks = new SharedLocks(mongo);
  }

  @Override
  public boolean decided(Transaction tx, String submissionId) {
    Submission submission = store.require(tx, submissionId);
    locks.share(tx.session(), lock(submission));
    return submission.state() != SubmissionState.ACCEPTED;
  }

  /** Before a decision. */
  void takeAlone(Transaction tx, Submission submission) {
    locks.takeAlone(tx.session(), List.of(lock(submission)));
  }

  /** One for all of a country in an operation: decisions are few, and locks stay. */
  private static String lock(Submission submission) {
    return "submissions/" + submission.operationId() + "." + submission.country();
  }
}
