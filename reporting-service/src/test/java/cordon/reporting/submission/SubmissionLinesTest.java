package cordon.reporting.submission;

import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.victims;
import static cordon.reporting.submission.Submitting.domain;
import static cordon.reporting.submission.Submitting.domains;
import static cordon.reporting.submission.Submitting.identified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cordon.platform.contract.Times;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is asked of the lines of a submission, and how what is bad is named. */
class SubmissionLinesTest {
  private static ReportingFixture reporting;
  private static Submitting submitting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(SubmissionLinesTest.class);
    submitting = new Submitting(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void nothing_is_taken_when_lines_are_bad_and_each_is_named_up_to_a_hundred() {
    String operation = reporting.active("NG");
    var lines = new ArrayList<>(domains("d", 150));
    for (int i = 0; i < 120; i++) {
      lines.add(domain("bad-" + i, "no domain " + i));
    }

    var refusal = refusalOf(() -> submitting.submit(field("NG"), operation, "S-1", lines));

    assertThat(reasonOf(refusal)).isEqualTo("BAD_LINES");
    assertThat(metadata(refusal)).containsEntry("bad_lines", "120");
    assertThat(violations(refusal)).hasSize(100);
    assertThat(violations(refusal).getFirst().getField())
        .isEqualTo("results[150].infrastructures_taken_down.items.identifiers[0].value");
    assertThat(violations(refusal).getFirst().getReason()).isEqualTo("BAD_IDENTIFIER");
    assertThat(violations(refusal).getFirst().getDescription()).startsWith("Line 151: ");
    assertThat(submitting.count(operation, ResultState.RESULT_STATE_UNSPECIFIED)).isZero();
    submitting.submit(field("NG"), operation, "S-1", lines.subList(0, 150));
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

    var refusal = refusalOf(() -> submitting.submit(field("NG"), operation, "S-1", lines));

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
    submitting.submit(
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
    String operation = reporting.active("NG", "KE");
    String theirs = reporting.task(operation, "KE");
    reporting.report(operation, "NG", victims("V-1", 1));
    var lines =
        List.of(
            victims("V-2", 1),
            victims("V-1", 1),
            victims("V-2", 1),
            victims("no blanks", 1),
            victims("V-3", 0),
            victims("V-4", 1).toBuilder().setTaskId(theirs).build(),
            victims("V-5", 1).toBuilder().clearOccurredTime().build());

    var first = refusalOf(() -> submitting.submit(field("NG"), operation, "S-1", lines));
    var usedOnly =
        refusalOf(() -> submitting.submit(field("NG"), operation, "S-1", lines.subList(0, 2)));

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
  void lines_ahead_of_the_clock_are_taken_and_marked() {
    String operation = reporting.active("NG");
    var time = Times.write(reporting.service.clock().instant().plusSeconds(60));

    submitting.submit(
        field("NG"),
        operation,
        "S-1",
        List.of(victims("V-1", 1), victims("V-2", 1).toBuilder().setOccurredTime(time).build()));
    reporting.settle();

    assertThat(submitting.list(operation, ResultState.RESULT_STATE_PROVISIONAL))
        .extracting(Result::getClockAhead)
        .containsExactly(true, false);
  }
}
