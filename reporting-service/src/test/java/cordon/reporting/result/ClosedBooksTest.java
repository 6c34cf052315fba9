package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.OperationState;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.CorrectResultRequest;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.RejectSubmissionRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.ValidateSubmissionRequest;
import cordon.reporting.v1.WithdrawResultRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Results are taken until the books close, and by reopening after. */
class ClosedBooksTest {
  private static ReportingFixture reporting;
  private static ResultCalls calls;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ClosedBooksTest.class);
    calls = new ResultCalls(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  /** As a country would change figures in every way that there is. */
  private record Acts(String operation, Result provisional, Result validated, String submission) {
    List<Runnable> all() {
      return List.of(
          () -> reporting.report(operation, "NG", victims("R-9", 7)),
          () -> reporting.submit(operation, "NG", 2),
          () -> calls.amend(field("NG"), provisional, victims("R-1", 8), 1),
          () -> calls.validate(ncb("NG"), provisional.getResultId()),
          () -> calls.reject(ncb("NG"), provisional.getResultId()),
          () -> correct(validated),
          () -> withdraw(validated),
          () -> validateSubmission(submission),
          () -> rejectSubmission(submission));
    }
  }

  @Test
  void nothing_is_taken_or_changed_while_they_are_closed_and_figures_stay_until_they_open() {
    String operation = reporting.active("NG");
    Result provisional = reporting.report(operation, "NG", victims("R-1", 7));
    Result validated = reporting.validated(operation, "NG", victims("R-2", 30));
    String submission = reporting.submit(operation, "NG", 3).getSubmissionId();
    Outcome before = reporting.outcome(LEADERSHIP, operation);
    var acts = new Acts(operation, provisional, validated, submission);

    reporting.setState(operation, OperationState.OPERATION_STATE_BOOKS_CLOSED, true);

    for (Runnable act : acts.all()) {
      var refusal = refusalOf(act);
      assertThat(refusal).isNotNull();
      assertThat(reasonOf(refusal)).isEqualTo("BOOKS_CLOSED");
      assertThat(refusal.getStatus().getDescription()).contains("reopen");
    }
    Outcome closed = reporting.outcome(LEADERSHIP, operation);
    assertThat(closed.getTotalsList()).isEqualTo(before.getTotalsList());
    assertThat(closed.getCountriesList()).isEqualTo(before.getCountriesList());
    assertThat(calls.list(ncb("NG"), operation)).hasSize(5);
    assertThat(calls.get(ncb("NG"), validated.getResultId())).isEqualTo(validated);

    reporting.setState(operation, OperationState.OPERATION_STATE_CONCLUDED, true);

    assertThat(reporting.report(operation, "NG", victims("R-9", 7)).getOutOfOrder()).isFalse();
    assertThat(calls.validate(ncb("NG"), provisional.getResultId()).getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
    correct(validated);
    assertThat(calls.validate(secondNcb("NG"), validated.getResultId()).getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
    validateSubmission(submission);
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getValidated().getCount())
        .isEqualTo(7 + 31 + 6);
  }

  /** Closed books of one operation close no other one's. */
  @Test
  void a_result_of_another_operation_is_taken() {
    String closed = reporting.operation(OperationState.OPERATION_STATE_BOOKS_CLOSED, "NG");
    String open = reporting.operation(OperationState.OPERATION_STATE_CONCLUDED, "NG");

    assertThat(reasonOf(() -> reporting.report(closed, "NG", victims("R-1", 7))))
        .isEqualTo("BOOKS_CLOSED");
    assertThat(reporting.report(open, "NG", victims("R-1", 7)).getVersion()).isEqualTo(1);
  }

  @Test
  void a_country_that_may_not_know_of_it_is_not_told_that_its_books_are_closed() {
    String closed = reporting.operation(OperationState.OPERATION_STATE_BOOKS_CLOSED, "NG");

    assertThat(reasonOf(() -> reporting.report(closed, "GH", victims("R-1", 7))))
        .isEqualTo("NOT_FOUND");
  }

  @ParameterizedTest
  @EnumSource(
      value = OperationState.class,
      names = {"OPERATION_STATE_SUSPENDED", "OPERATION_STATE_CANCELLED"})
  void what_was_found_in_what_is_held_or_given_up_is_taken_and_in_order(OperationState state) {
    String operation = reporting.active("NG");
    reporting.setState(operation, state, true);

    Result reported = reporting.report(operation, "NG", victims("R-1", 7));

    assertThat(reported.getOutOfOrder()).isFalse();
    assertThat(calls.validate(ncb("NG"), reported.getResultId()).getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
  }

  private static void correct(Result result) {
    var _ =
        reporting
            .results(ncb("NG"))
            .correctResult(
                CorrectResultRequest.newBuilder()
                    .setResultId(result.getResultId())
                    .setVersion(result.getVersion())
                    .setSpec(victims("R-2", 31))
                    .setReason("counted again")
                    .build());
  }

  private static void withdraw(Result result) {
    var _ =
        reporting
            .results(ncb("NG"))
            .withdrawResult(
                WithdrawResultRequest.newBuilder()
                    .setResultId(result.getResultId())
                    .setReason("not of this operation")
                    .build());
  }

  private static void validateSubmission(String id) {
    var _ =
        reporting
            .submissions(ncb("NG"))
            .validateSubmission(ValidateSubmissionRequest.newBuilder().setSubmissionId(id).build());
  }

  private static void rejectSubmission(String id) {
    var _ =
        reporting
            .submissions(ncb("NG"))
            .rejectSubmission(
                RejectSubmissionRequest.newBuilder().setSubmissionId(id).setReason("no").build());
  }
}
