package cordon.reporting.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cordon.platform.call.RequestRules;
import cordon.platform.journal.Journal;
import cordon.reporting.v1.CountedResult;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.ReportResultRequest;
import org.junit.jupiter.api.Test;

/** What the contract lets by is one record of the journal, whatever becomes of it. */
class LargestResultTest {
  private static final String ID = "0197c0de-0000-7000-8000-000000000001";
  private static final String KEY = "DOMAIN." + "0".repeat(32);

  /** No letter has more bytes than this one. */
  private static final String LETTER = "𝕏";

  @Test
  void a_result_of_the_largest_size_that_is_rejected_with_the_longest_reason_fits() {
    var report = ReportResultRequest.newBuilder().setOperationId(ID);
    var spec = report.getSpecBuilder();
    spec.setReference("R" + "x".repeat(63)).setTaskId(ID).setPlaceCountry("NG");
    spec.getOccurredTimeBuilder().setSeconds(1_751_356_800).setNanos(999_000_000);
    var items = spec.getInfrastructuresTakenDownBuilder().getItemsBuilder();
    for (int i = 0; i < 200; i++) {
      items
          .addIdentifiersBuilder()
          .setType(IdentifierType.IDENTIFIER_TYPE_URL)
          .setValue(LETTER.repeat(300));
    }
    var reject =
        RejectResultRequest.newBuilder().setResultId(ID).setReason(LETTER.repeat(2000)).build();
    var rules = new RequestRules();
    assertThatCode(() -> rules.check(report.build())).doesNotThrowAnyException();
    assertThatCode(() -> rules.check(reject)).doesNotThrowAnyException();

    var journaled = CountedResult.newBuilder();
    journaled
        .getResultBuilder()
        .setResultId(ID)
        .setVersion(Long.MAX_VALUE)
        .setOperationId(ID)
        .setCountry("NG")
        .setSpec(spec)
        .setSubmissionId(ID)
        .setLine(5000)
        .setReporterSubject(ID)
        .setDeciderSubject(ID)
        .setRejectReason(reject.getReason())
        .setIndicator("infrastructures_taken_down")
        .setRecordedTime(spec.getOccurredTime())
        .setUpdateTime(spec.getOccurredTime())
        .setCorrectReason(reject.getReason())
        .setWithdrawReason(reject.getReason())
        .getCorrectionBuilder()
        .setSpec(spec)
        .setReason(reject.getReason())
        .setReporterSubject(ID)
        .setReplacesVersion(Long.MAX_VALUE)
        .setProposedTime(spec.getOccurredTime());
    for (int i = 0; i < 200; i++) {
      journaled.addSubjectKeys(KEY);
    }

    assertThat(journaled.build().getSerializedSize()).isLessThan(Journal.LARGEST_RESOURCE);
  }
}
