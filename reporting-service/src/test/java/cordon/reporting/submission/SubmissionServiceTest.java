package cordon.reporting.submission;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.submission.Submitting.domain;
import static cordon.reporting.submission.Submitting.domains;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.GetSubmissionRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmissionState;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubmissionServiceTest {
  private static ReportingFixture reporting;
  private static Submitting submitting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(SubmissionServiceTest.class);
    submitting = new Submitting(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void all_lines_are_taken_and_then_validated() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(field("NG"), operation, "S-1", domains("a", 300));
    reporting.settle();
    Submission validated = validate(ncb("NG"), accepted.getSubmissionId());
    reporting.settle();

    Submission shown = get(ncb("NG"), accepted.getSubmissionId());
    assertThat(validated.getState()).isEqualTo(SubmissionState.SUBMISSION_STATE_VALIDATED);
    assertThat(shown.getPostedLines()).isEqualTo(300);
    assertThat(submitting.count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(300);
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated().getCount())
        .isEqualTo(300);
  }

  @Test
  void a_decision_waits_until_all_lines_are_taken() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(field("NG"), operation, "S-1", domains("b", 3000));

    assertThat(reasonOf(() -> validate(ncb("NG"), accepted.getSubmissionId())))
        .isEqualTo("STILL_POSTING");

    reporting.settle();
    validate(ncb("NG"), accepted.getSubmissionId());
  }

  @Test
  void the_posting_goes_on_after_a_restart_and_takes_each_line_once() {
    String operation = reporting.active("NG");
    submitting.submit(field("NG"), operation, "S-1", domains("c", 3000));

    reporting.service.restart();

    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(3000);
    assertThat(
            reporting.service.mongo().collection("staged_lines", Document.class).countDocuments())
        .isZero();
  }

  @Test
  void a_submission_is_rejected_as_a_whole_and_counts_no_more() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(field("NG"), operation, "S-1", domains("e", 20));
    reporting.settle();

    reject(accepted.getSubmissionId());
    reporting.settle();

    assertThat(reporting.outcome(LEADERSHIP, operation).getTotalsList()).isEmpty();
    assertThat(submitting.count(operation, ResultState.RESULT_STATE_REJECTED)).isEqualTo(20);
  }

  @Test
  void a_line_that_was_decided_by_itself_stays_as_it_was_decided() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(field("NG"), operation, "S-1", domains("f", 3));
    reporting.settle();
    Result one = submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL).getFirst();
    var _ =
        reporting
            .results(ncb("NG"))
            .rejectResult(
                RejectResultRequest.newBuilder()
                    .setResultId(one.getResultId())
                    .setReason("not ours")
                    .build());

    validate(ncb("NG"), accepted.getSubmissionId());
    reporting.settle();

    assertThat(submitting.count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2);
    assertThat(submitting.count(operation, ResultState.RESULT_STATE_REJECTED)).isEqualTo(1);
  }

  @Test
  void nobody_validates_a_submission_who_wrote_on_a_line_of_it() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(ncb("NG"), operation, "S-1", domains("i", 3));
    reporting.settle();
    String id = accepted.getSubmissionId();
    Result line = submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL).getFirst();
    amend(secondNcb("NG"), line, domain(line.getSpec().getReference(), "other.example"));

    assertThat(reasonOf(() -> validate(secondNcb("NG"), id)))
        .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(reasonOf(() -> validate(ncb("NG"), id))).isEqualTo("REPORTER_MAY_NOT_VALIDATE");

    Result back = amend(ncb("NG"), line, line.getSpec());
    var third = TestIdentity.person("ng-third").roles("ncb-officer").country("NG");
    assertThat(reasonOf(() -> validate(secondNcb("NG"), id)))
        .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    validate(third, id);
    reporting.settle();

    assertThat(submitting.count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2);
    assertThat(submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL))
        .extracting(Result::getResultId)
        .containsExactly(back.getResultId());
  }

  @Test
  void a_line_that_changes_while_a_decision_is_posted_is_left_as_it_is() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(field("NG"), operation, "S-1", domains("j", 3000));
    reporting.settle();
    Result last =
        submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL).stream()
            .filter(line -> line.getLine() == 3000)
            .findFirst()
            .orElseThrow();

    validate(ncb("NG"), accepted.getSubmissionId());
    amend(field("NG"), last, domain(last.getSpec().getReference(), "unseen.example"));
    reporting.settle();

    assertThat(submitting.count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2999);
    assertThat(submitting.count(operation, ResultState.RESULT_STATE_PROVISIONAL)).isEqualTo(1);
  }

  /** The replica that amends may be behind the one that decides. */
  @Test
  void a_line_that_changes_after_a_decision_is_left_as_it_is_whatever_the_clocks_say() {
    String operation = reporting.active("NG");
    Submission accepted = submitting.submit(field("NG"), operation, "S-1", domains("u", 3000));
    reporting.settle();
    Result last =
        submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL).stream()
            .filter(line -> line.getLine() == 3000)
            .findFirst()
            .orElseThrow();

    validate(ncb("NG"), accepted.getSubmissionId());
    reporting.service.clock().advance(Duration.ofSeconds(-5));
    try {
      amend(field("NG"), last, domain(last.getSpec().getReference(), "behind.example"));
    } finally {
      reporting.service.clock().advance(Duration.ofSeconds(5));
    }
    reporting.settle();

    assertThat(submitting.count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2999);
    assertThat(submitting.count(operation, ResultState.RESULT_STATE_PROVISIONAL)).isEqualTo(1);
  }

  @Test
  void a_decision_on_the_whole_leaves_a_line_alone_that_is_validated_and_being_corrected() {
    for (boolean rejected : List.of(false, true)) {
      String operation = reporting.active("NG");
      Submission accepted =
          submitting.submit(field("NG"), operation, "S-1", domains("k" + rejected, 3));
      reporting.settle();
      Result line = submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL).getFirst();
      var _ =
          reporting
              .results(ncb("NG"))
              .validateResult(
                  ValidateResultRequest.newBuilder().setResultId(line.getResultId()).build());
      Result proposed =
          reporting
              .results(field("NG"))
              .correctResult(
                  CorrectResultRequest.newBuilder()
                      .setResultId(line.getResultId())
                      .setVersion(2)
                      .setReason("another domain")
                      .setSpec(domain(line.getSpec().getReference(), "corrected.example"))
                      .build())
              .getResult();

      if (rejected) {
        reject(accepted.getSubmissionId());
      } else {
        validate(ncb("NG"), accepted.getSubmissionId());
      }
      reporting.settle();

      assertThat(submitting.list(operation, ResultState.RESULT_STATE_VALIDATED)).contains(proposed);
      assertThat(submitting.count(operation, ResultState.RESULT_STATE_VALIDATED))
          .isEqualTo(rejected ? 1 : 3);
    }
  }

  @Test
  void nobody_validates_his_own_submission_and_no_other_country_sees_it() {
    String operation = reporting.active("NG", "KE");
    var officer = ncb("NG");
    Submission accepted = submitting.submit(officer, operation, "S-1", domains("g", 2));
    reporting.settle();
    String id = accepted.getSubmissionId();

    assertThat(reasonOf(() -> validate(officer, id))).isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(reasonOf(() -> validate(ncb("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(field("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> submitting.submit(field("NG"), operation, "S-1", domains("h", 1))))
        .isEqualTo("REFERENCE_USED");
  }

  private static Submission validate(TestCaller caller, String id) {
    return reporting
        .submissions(caller)
        .validateSubmission(ValidateSubmissionRequest.newBuilder().setSubmissionId(id).build())
        .getSubmission();
  }

  private static void reject(String id) {
    var _ =
        reporting
            .submissions(ncb("NG"))
            .rejectSubmission(
                RejectSubmissionRequest.newBuilder()
                    .setSubmissionId(id)
                    .setReason("wrong list")
                    .build());
  }

  private static Result amend(TestCaller caller, Result line, ResultSpec spec) {
    long version =
        reporting
            .results(caller)
            .getResult(GetResultRequest.newBuilder().setResultId(line.getResultId()).build())
            .getResult()
            .getVersion();
    return reporting
        .results(caller)
        .amendResult(
            AmendResultRequest.newBuilder()
                .setResultId(line.getResultId())
                .setVersion(version)
                .setSpec(spec)
                .build())
        .getResult();
  }

  private static Submission get(TestCaller caller, String id) {
    return reporting
        .submissions(caller)
        .getSubmission(GetSubmissionRequest.newBuilder().setSubmissionId(id).build())
        .getSubmission();
  }
}
