package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.money.Currency;
import cordon.reporting.money.Money;
import cordon.reporting.money.MoneyScheme;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.Submission;
import cordon.reporting.v1.SubmitResultsRequest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts are never refused: not for a clock, nor for a state, nor for what comes late. */
class FactsTest {
  private static ReportingFixture reporting;
  private static ResultCalls calls;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(FactsTest.class);
    calls = new ResultCalls(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void what_happened_before_the_operation_began_is_taken_and_marked() {
    String planned = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG");

    Result reported = reporting.report(planned, "NG", victims("R-1", 7));
    Submission submission = reporting.submit(planned, "NG", 2);
    List<Result> lines = linesOf(submission, "NG");
    reporting.setState(planned, OperationState.OPERATION_STATE_ACTIVE, true);
    Result after = reporting.report(planned, "NG", victims("R-2", 7));

    assertThat(reported.getVersion()).isEqualTo(1);
    assertThat(reported.getOutOfOrder()).isTrue();
    assertThat(submission.getOutOfOrder()).isTrue();
    assertThat(lines).extracting(Result::getOutOfOrder).containsExactly(true, true);
    assertThat(after.getOutOfOrder()).isFalse();
    assertThat(reporting.validated(planned, "NG", victims("R-3", 1)).getOutOfOrder()).isFalse();
    assertThat(calls.validate(ncb("NG"), reported.getResultId()).getOutOfOrder()).isTrue();
  }

  @Test
  void what_a_country_did_before_it_accepted_is_taken_and_marked() {
    String active = reporting.active("NG");
    reporting.participate(active, "GH", ParticipationState.PARTICIPATION_STATE_INVITED);

    Result reported = reporting.report(active, "GH", victims("R-1", 7));
    Submission submission = reporting.submit(active, "GH", 2);
    List<Result> lines = linesOf(submission, "GH");

    assertThat(reported.getOutOfOrder()).isTrue();
    assertThat(submission.getOutOfOrder()).isTrue();
    assertThat(reporting.submit(active, "NG", 1).getOutOfOrder()).isFalse();
    assertThat(lines).extracting(Result::getOutOfOrder).containsExactly(true, true);
    assertThat(reasonOf(() -> reporting.outcome(ncb("GH"), active))).isEqualTo("NOT_FOUND");
    reporting.participate(active, "GH", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    assertThat(reporting.report(active, "GH", victims("R-2", 7)).getOutOfOrder()).isFalse();
    assertThat(reporting.outcome(ncb("GH"), active).getCountries(0).getReported()).isTrue();
  }

  @Test
  void a_country_that_does_not_see_the_operation_reports_nothing_to_it() {
    String planned = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG");
    reporting.participate(planned, "ZA", ParticipationState.PARTICIPATION_STATE_DECLINED);

    for (String country : List.of("KE", "ZA")) {
      assertThat(reasonOf(() -> reporting.report(planned, country, victims("R-1", 7))))
          .isEqualTo("NOT_FOUND");
    }
  }

  /** Tasks come by another feed, which may be behind; what nobody knows of is not another's. */
  @Test
  void a_task_that_is_not_known_here_yet_is_taken_and_marked() {
    String active = reporting.active("NG", "KE");
    String theirs = reporting.task(active, "KE");
    reporting.settle();
    String unknown = Ids.next();

    Result reported = reporting.report(active, "NG", forTask("R-1", unknown));
    Result another = reporting.report(active, "NG", victims("R-2", 7));
    Result amended =
        calls.amend(field("NG"), another, forTask("R-2", unknown), another.getVersion());
    Submission submission = submit(active, "NG", "S-1", forTask("R-3", unknown));

    assertThat(reported.getSpec().getTaskId()).isEqualTo(unknown);
    assertThat(reported.getOutOfOrder()).isTrue();
    assertThat(amended.getOutOfOrder()).isTrue();
    assertThat(submission.getOutOfOrder()).isTrue();
    assertThat(reasonOf(() -> reporting.report(active, "NG", forTask("R-4", theirs))))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void what_a_country_did_before_it_withdrew_is_taken_also_when_nothing_had_begun() {
    String operation = reporting.operation(OperationState.OPERATION_STATE_PLANNED, "NG", "GH");
    reporting.participate(operation, "GH", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);

    Result before = reporting.report(operation, "GH", victims("R-1", 7));
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, true);
    Result after = reporting.report(operation, "GH", victims("R-2", 7));

    assertThat(before.getOutOfOrder()).isTrue();
    assertThat(after.getOutOfOrder()).isTrue();
    assertThat(reporting.submit(operation, "GH", 2).getOutOfOrder()).isTrue();
    assertThat(reasonOf(() -> reporting.outcome(ncb("GH"), operation))).isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "P1D", "P3650D"})
  void a_clock_that_runs_ahead_makes_no_currency_end(Duration ahead) {
    Instant now = Instant.parse("2023-06-01T00:00:00Z");
    Instant later = Instant.parse("2034-06-01T00:00:00Z");

    ReportRules.requireMoney(kuna(now.plus(ahead)), now);

    assertThatThrownBy(() -> ReportRules.requireMoney(kuna(later), later))
        .isInstanceOf(RejectedException.class);
  }

  /** Money that Croatia had until January 2023. */
  private static ResultSpec kuna(Instant occurred) {
    var amount =
        new Money(new Currency(MoneyScheme.ISO_4217, "HRK", ""), 2, BigInteger.valueOf(100));
    return new ResultSpec(
        "F-1",
        null,
        occurred,
        "HR",
        new Finding.FundsIntercepted(amount, Finding.Rung.FROZEN, null));
  }

  private static cordon.reporting.v1.ResultSpec forTask(String reference, String task) {
    return victims(reference, 7).toBuilder().setTaskId(task).build();
  }

  private static Submission submit(
      String operation, String country, String reference, cordon.reporting.v1.ResultSpec line) {
    return reporting
        .submissions(field(country))
        .submitResults(
            SubmitResultsRequest.newBuilder()
                .setOperationId(operation)
                .setReference(reference)
                .addResults(line)
                .build())
        .getSubmission();
  }

  private static List<Result> linesOf(Submission submission, String country) {
    reporting.settle();
    return calls.list(ncb(country), submission.getOperationId()).stream()
        .filter(one -> one.getSubmissionId().equals(submission.getSubmissionId()))
        .toList();
  }
}
