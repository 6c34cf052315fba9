package cordon.reporting.submission;

import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.platform.contract.Times;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.AmendResultRequest;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.GetResultRequest;
import cordon.reporting.v1.GetSubmissionRequest;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmissionState;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.ValidateResultRequest;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SubmissionServiceTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(SubmissionServiceTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void all_lines_are_taken_and_then_validated() {
    String operation = reporting.active("NG");
    Submission accepted = submit(field("NG"), operation, "S-1", domains("a", 300));
    reporting.settle();
    Submission validated = validate(ncb("NG"), accepted.getSubmissionId());
    reporting.settle();

    Submission shown = get(ncb("NG"), accepted.getSubmissionId());
    assertThat(validated.getState()).isEqualTo(SubmissionState.SUBMISSION_STATE_VALIDATED);
    assertThat(shown.getPostedLines()).isEqualTo(300);
    assertThat(count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(300);
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated().getCount())
        .isEqualTo(300);
  }

  @Test
  void a_decision_waits_until_all_lines_are_taken() {
    String operation = reporting.active("NG");
    Submission accepted = submit(field("NG"), operation, "S-1", domains("b", 3000));

    assertThat(reasonOf(() -> validate(ncb("NG"), accepted.getSubmissionId())))
        .isEqualTo("STILL_POSTING");

    reporting.settle();
    validate(ncb("NG"), accepted.getSubmissionId());
  }

  @Test
  void the_posting_goes_on_after_a_restart_and_takes_each_line_once() {
    String operation = reporting.active("NG");
    submit(field("NG"), operation, "S-1", domains("c", 3000));

    reporting.service.restart();

    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(3000);
    assertThat(
            reporting.service.mongo().collection("staged_lines", Document.class).countDocuments())
        .isZero();
  }

  @Test
  void nothing_is_taken_when_lines_are_bad_and_each_is_named_up_to_a_hundred() {
    String operation = reporting.active("NG");
    var lines = new ArrayList<>(domains("d", 150));
    for (int i = 0; i < 120; i++) {
      lines.add(domain("bad-" + i, "no domain " + i));
    }

    var refusal = refusalOf(() -> submit(field("NG"), operation, "S-1", lines));

    assertThat(reasonOf(refusal)).isEqualTo("BAD_LINES");
    assertThat(metadata(refusal)).containsEntry("bad_lines", "120");
    assertThat(violations(refusal)).hasSize(100);
    assertThat(violations(refusal).getFirst().getField())
        .isEqualTo("results[150].infrastructures_taken_down.items.identifiers[0].value");
    assertThat(violations(refusal).getFirst().getReason()).isEqualTo("BAD_IDENTIFIER");
    assertThat(violations(refusal).getFirst().getDescription()).startsWith("Line 151: ");
    assertThat(count(operation, ResultState.RESULT_STATE_UNSPECIFIED)).isZero();
    submit(field("NG"), operation, "S-1", lines.subList(0, 150));
  }

  @Test
  void a_line_with_a_bad_identifier_is_named_with_the_place_and_what_would_be_right() {
    String operation = reporting.active("NG");
    var lines =
        List.of(
            domain("ok-1", "ay_c.sire.example"),
            identified("bad-1", IdentifierType.IDENTIFIER_TYPE_IP_ADDRESS, "192.0.2.010"),
            identified("ok-2", IdentifierType.IDENTIFIER_TYPE_URL, "hxxps://Ay_c.example:443"),
            identified("bad-2", IdentifierType.IDENTIFIER_TYPE_PHONE, "0803 555 0101"));

    var refusal = refusalOf(() -> submit(field("NG"), operation, "S-1", lines));

    assertThat(violations(refusal))
        .extracting(v -> v.getField(), v -> v.getReason())
        .containsExactly(
            tuple(
                "results[1].infrastructures_taken_down.items.identifiers[0].value",
                "BAD_IDENTIFIER"),
            tuple(
                "results[3].infrastructures_taken_down.items.identifiers[0].value",
                "BAD_IDENTIFIER"));
    assertThat(violations(refusal))
        .extracting(v -> v.getDescription())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Line 2: ").contains("RFC 6943"),
            second ->
                assertThat(second).startsWith("Line 4: ").contains("+").doesNotContain("0803"));
  }

  @Test
  void spellings_of_one_subject_are_counted_once_and_subjects_alike_twice() {
    String operation = reporting.active("NG");
    submit(
        field("NG"),
        operation,
        "S-1",
        List.of(
            domain("D-1", "faß.example"),
            domain("D-2", "xn--fa-hia.example."),
            domain("D-3", "fass.example"),
            identified("U-1", IdentifierType.IDENTIFIER_TYPE_URL, "http://a.example:80/%7Eb#top"),
            identified("U-2", IdentifierType.IDENTIFIER_TYPE_URL, "hxxp://A[.]example/~b"),
            identified("P-1", IdentifierType.IDENTIFIER_TYPE_PHONE, "+234 (0) 803 555 0101"),
            identified("P-2", IdentifierType.IDENTIFIER_TYPE_PHONE, "tel:+234-803-555-0101")));

    reporting.settle();

    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(4);
  }

  @Test
  void lines_are_held_to_every_rule_of_single_reports() {
    String operation = reporting.active("NG");
    reporting.report(operation, "NG", victims("V-1", 1));
    var lines =
        List.of(
            victims("V-2", 1),
            victims("V-1", 1),
            victims("V-2", 1),
            victims("no blanks", 1),
            victims("V-3", 0),
            victims("V-4", 1).toBuilder().setTaskId(operation).build(),
            victims("V-5", 1).toBuilder().clearOccurredTime().build());

    var first = refusalOf(() -> submit(field("NG"), operation, "S-1", lines));
    var usedOnly = refusalOf(() -> submit(field("NG"), operation, "S-1", lines.subList(0, 2)));

    assertThat(violations(first))
        .extracting(v -> v.getField())
        .containsExactly(
            "results[2].reference",
            "results[3].reference",
            "results[4].fraud_victims_targeted.count.number",
            "results[5].task_id",
            "results[6].occurred_time");
    assertThat(violations(usedOnly))
        .extracting(v -> v.getReason())
        .containsExactly("REFERENCE_USED");
  }

  @Test
  void what_a_crash_left_behind_is_taken_over_once_nobody_can_be_at_work_on_it() {
    String operation = reporting.active("NG");
    String left = cordon.platform.time.Ids.next();
    var spec = domain("x-1", "x1.example");
    var stage = reporting.service.mongo().collection("references", Document.class);
    stage.insertOne(
        new Document("_id", operation + "/NG/infrastructures_taken_down/x-1")
            .append("owner", left)
            .append("staged", true));

    assertThat(reasonOf(() -> submit(field("NG"), operation, "S-1", List.of(spec))))
        .isEqualTo("BUSY");

    reporting.service.clock().advance(java.time.Duration.ofSeconds(31));
    assertThat(submit(field("NG"), operation, "S-1", List.of(spec)).getLines()).isEqualTo(1);
  }

  @Test
  void a_submission_is_rejected_as_a_whole_and_counts_no_more() {
    String operation = reporting.active("NG");
    Submission accepted = submit(field("NG"), operation, "S-1", domains("e", 20));
    reporting.settle();

    reject(accepted.getSubmissionId());
    reporting.settle();

    assertThat(reporting.outcome(LEADERSHIP, operation).getTotalsList()).isEmpty();
    assertThat(count(operation, ResultState.RESULT_STATE_REJECTED)).isEqualTo(20);
  }

  @Test
  void a_line_that_was_decided_by_itself_stays_as_it_was_decided() {
    String operation = reporting.active("NG");
    Submission accepted = submit(field("NG"), operation, "S-1", domains("f", 3));
    reporting.settle();
    Result one = list(operation, ResultState.RESULT_STATE_PROVISIONAL).getFirst();
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

    assertThat(count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2);
    assertThat(count(operation, ResultState.RESULT_STATE_REJECTED)).isEqualTo(1);
  }

  @Test
  void nobody_validates_a_submission_who_wrote_on_a_line_of_it() {
    String operation = reporting.active("NG");
    Submission accepted = submit(ncb("NG"), operation, "S-1", domains("i", 3));
    reporting.settle();
    String id = accepted.getSubmissionId();
    Result line = list(operation, ResultState.RESULT_STATE_PROVISIONAL).getFirst();
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

    assertThat(count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2);
    assertThat(list(operation, ResultState.RESULT_STATE_PROVISIONAL))
        .extracting(Result::getResultId)
        .containsExactly(back.getResultId());
  }

  @Test
  void a_line_that_changes_while_a_decision_is_posted_is_left_as_it_is() {
    String operation = reporting.active("NG");
    Submission accepted = submit(field("NG"), operation, "S-1", domains("j", 3000));
    reporting.settle();
    Result last =
        list(operation, ResultState.RESULT_STATE_PROVISIONAL).stream()
            .filter(line -> line.getLine() == 3000)
            .findFirst()
            .orElseThrow();

    validate(ncb("NG"), accepted.getSubmissionId());
    amend(field("NG"), last, domain(last.getSpec().getReference(), "unseen.example"));
    reporting.settle();

    assertThat(count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(2999);
    assertThat(count(operation, ResultState.RESULT_STATE_PROVISIONAL)).isEqualTo(1);
  }

  @Test
  void a_decision_on_the_whole_leaves_a_line_alone_that_is_validated_and_being_corrected() {
    for (boolean rejected : List.of(false, true)) {
      String operation = reporting.active("NG");
      Submission accepted = submit(field("NG"), operation, "S-1", domains("k" + rejected, 3));
      reporting.settle();
      Result line = list(operation, ResultState.RESULT_STATE_PROVISIONAL).getFirst();
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

      assertThat(list(operation, ResultState.RESULT_STATE_VALIDATED)).contains(proposed);
      assertThat(count(operation, ResultState.RESULT_STATE_VALIDATED)).isEqualTo(rejected ? 1 : 3);
    }
  }

  @Test
  void lines_ahead_of_the_clock_are_taken_and_marked() {
    String operation = reporting.active("NG");
    var time = Times.write(reporting.service.clock().instant().plusSeconds(60));

    submit(
        field("NG"),
        operation,
        "S-1",
        List.of(victims("V-1", 1), victims("V-2", 1).toBuilder().setOccurredTime(time).build()));
    reporting.settle();

    assertThat(list(operation, ResultState.RESULT_STATE_PROVISIONAL))
        .extracting(Result::getClockAhead)
        .containsExactly(true, false);
  }

  @Test
  void nobody_validates_his_own_submission_and_no_other_country_sees_it() {
    String operation = reporting.active("NG", "KE");
    var officer = ncb("NG");
    Submission accepted = submit(officer, operation, "S-1", domains("g", 2));
    reporting.settle();
    String id = accepted.getSubmissionId();

    assertThat(reasonOf(() -> validate(officer, id))).isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(reasonOf(() -> validate(ncb("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(field("KE"), id))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> submit(field("NG"), operation, "S-1", domains("h", 1))))
        .isEqualTo("REFERENCE_USED");
  }

  private static List<ResultSpec> domains(String prefix, int number) {
    var lines = new ArrayList<ResultSpec>();
    for (int i = 0; i < number; i++) {
      lines.add(domain(prefix + "-" + i, prefix + i + ".example"));
    }
    return lines;
  }

  private static ResultSpec domain(String reference, String name) {
    return identified(reference, IdentifierType.IDENTIFIER_TYPE_DOMAIN, name);
  }

  private static ResultSpec identified(String reference, IdentifierType type, String value) {
    var spec = spec(reference);
    spec.getInfrastructuresTakenDownBuilder()
        .getItemsBuilder()
        .addIdentifiersBuilder()
        .setType(type)
        .setValue(value);
    return spec.build();
  }

  private static Submission submit(
      TestCaller caller, String operation, String reference, List<ResultSpec> lines) {
    return reporting
        .submissions(caller)
        .submitResults(
            SubmitResultsRequest.newBuilder()
                .setOperationId(operation)
                .setReference(reference)
                .addAllResults(lines)
                .build())
        .getSubmission();
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

  private static int count(String operation, ResultState state) {
    return list(operation, state).size();
  }

  private static List<Result> list(String operation, ResultState state) {
    var found = new ArrayList<Result>();
    var request =
        ListResultsRequest.newBuilder().setOperationId(operation).setState(state).setPageSize(200);
    do {
      var page = reporting.results(LEADERSHIP).listResults(request.build());
      found.addAll(page.getResultsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return found;
  }
}
