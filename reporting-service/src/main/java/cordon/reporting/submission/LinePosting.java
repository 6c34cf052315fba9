package cordon.reporting.submission;

import cordon.platform.command.Transaction;
import cordon.platform.meter.MarkedFacts;
import cordon.platform.posting.Posting;
import cordon.platform.posting.RowAction;
import cordon.reporting.result.Result;
import cordon.reporting.result.ResultState;
import cordon.reporting.result.ResultStore;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Posts an act on a submission to its lines: taking them, validating them, rejecting them. */
@Component
class LinePosting implements RowAction {
  private final SubmissionStore submissions;
  private final StagedLineStore staged;
  private final ResultStore results;
  private final MarkedFacts marked;

  LinePosting(
      SubmissionStore submissions,
      StagedLineStore staged,
      ResultStore results,
      MarkedFacts marked) {
    this.marked = marked;
    this.submissions = submissions;
    this.staged = staged;
    this.results = results;
  }

  @Override
  public void post(Transaction tx, Posting posting, int first, int last) {
    Submission submission = submissions.requirePosted(tx, posting.batch());
    switch (posting.act()) {
      case Submissions.SUBMIT -> take(tx, submission, first, last);
      case Submissions.VALIDATE ->
          decide(tx, submission, first, last, r -> r.validate(tx.caller().subject(), tx.now()));
      case Submissions.REJECT -> {
        String reason = submission.rejectReason() == null ? "" : submission.rejectReason();
        tx.because(reason);
        decide(tx, submission, first, last, r -> r.reject(tx.caller().subject(), reason, tx.now()));
      }
      default -> throw new IllegalStateException("no such act: " + posting.act());
    }
    if (last == posting.rows()) {
      var _ = submissions.replacePosted(tx, submission, submission.posted());
    }
  }

  @Override
  public void park(Transaction tx, Posting posting) {
    Submission submission = submissions.requirePosted(tx, posting.batch());
    // Another replica may have posted it to its end meanwhile.
    if (submission.posting() && !Objects.equals(submission.parkedAt(), posting.posted())) {
      var _ = submissions.replacePosted(tx, submission, submission.parked(posting.posted()));
    }
  }

  private void take(Transaction tx, Submission submission, int first, int last) {
    List<StagedLine> lines = staged.staged(tx, submission.id(), first, last);
    if (lines.size() != last - first + 1) {
      throw new IllegalStateException("lines of an accepted submission are missing");
    }
    List<Result> taken =
        lines.stream()
            .map(line ->
                Result.line(
                    line.resultId(),
                    submission.operationId(),
                    submission.country(),
                    line.spec(),
                    submission.id(),
                    line.line(),
                    submission.reporter(),
                    submission.recorded(),
                    tx.now()))
            .map(line -> submission.outOfOrder() == null ? line : line.early())
            .map(line -> submission.exercise() == null ? line : line.exercised())
            .toList();
    results.insertAll(tx, taken);
    taken.forEach(line -> marked.count(tx, line.marks()));
    staged.unstage(tx, submission.id(), first, last);
  }

  /**
   * Lines that were decided by themselves, that somebody else has written on, or that have changed
   * since the decision are left as they are: whoever decided has not seen those.
   */
  private void decide(
      Transaction tx, Submission submission, int first, int last, UnaryOperator<Result> decision) {
    for (Result line : results.lines(tx, submission.id(), first, last)) {
      boolean asItWasSeen =
          line.state() == ResultState.PROVISIONAL
              && line.authors().equals(List.of(submission.reporter()))
              && line.afterDecision() == null;
      if (asItWasSeen) {
        var _ = results.replaceLine(tx, line, decision.apply(line));
      }
    }
  }
}
