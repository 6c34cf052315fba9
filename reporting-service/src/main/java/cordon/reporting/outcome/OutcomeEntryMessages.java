package cordon.reporting.outcome;

import cordon.platform.contract.Times;
import cordon.platform.projection.EntryReader;
import cordon.reporting.result.ResultMessages;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.Rate;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.Submission;

/** Reads this service's own journal for the outcome. */
final class OutcomeEntryMessages {
  /** What this service's own entries mean for the outcome. */
  static final EntryReader<OutcomeChange> READER =
      new EntryReader<OutcomeChange>()
          .on(CountedResult.parser(), counted -> new OutcomeChange.Counted(contribution(counted)))
          .on(Submission.parser(), OutcomeEntryMessages::posting)
          .on(Rate.parser(), _ -> new OutcomeChange.RateKnown());

  private OutcomeEntryMessages() {}

  private static OutcomeChange posting(Submission submission) {
    return new OutcomeChange.Posting(
        submission.getOperationId(),
        submission.getCountry(),
        submission.getSubmissionId(),
        submission.getLines() - submission.getPostedLines(),
        submission.getParked());
  }

  private static Contribution contribution(CountedResult counted) {
    Result result = counted.getResult();
    ResultSpec spec = result.getSpec();
    return new Contribution(
        result.getResultId(),
        result.getOperationId(),
        result.getCountry(),
        spec.getPlaceCountry(),
        Times.read(spec.getOccurredTime()),
        spec.getReference(),
        switch (result.getState()) {
          case RESULT_STATE_PROVISIONAL -> Stage.PROVISIONAL;
          case RESULT_STATE_VALIDATED -> Stage.VALIDATED;
          case RESULT_STATE_REJECTED, RESULT_STATE_WITHDRAWN -> Stage.NONE;
          case RESULT_STATE_UNSPECIFIED, UNRECOGNIZED ->
              throw new IllegalArgumentException("a result in no known state");
        },
        Measures.of(ResultMessages.finding(counted), counted.getSubjectKeysList()));
  }
}
