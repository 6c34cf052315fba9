package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.Times;
import cordon.platform.time.Ids;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.ResultState;
import cordon.reporting.v1.ValidateResultRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ResultServiceTest {
  private static ReportingFixture reporting;
  private static ResultCalls calls;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultServiceTest.class);
    calls = new ResultCalls(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void a_report_is_amended_rejected_reported_anew_and_validated() {
    String operation = reporting.active("NG");
    Result reported = reporting.report(operation, "NG", victims("R-1", 7));

    calls.amend(field("NG"), reported, victims("R-1", 8), 1);
    calls.reject(ncb("NG"), reported.getResultId());
    Result again = calls.amend(field("NG"), reported, victims("R-1", 9), 3);
    Result validated = calls.validate(ncb("NG"), reported.getResultId());

    assertThat(again.getState()).isEqualTo(ResultState.RESULT_STATE_PROVISIONAL);
    assertThat(again.getRejectReason()).isEmpty();
    assertThat(validated.getState()).isEqualTo(ResultState.RESULT_STATE_VALIDATED);
    assertThat(validated.getVersion()).isEqualTo(5);
    assertThat(validated.getDeciderSubject()).isEqualTo(ncb("NG").subject());
    assertThat(reasonOf(() -> calls.amend(field("NG"), reported, victims("R-1", 1), 5)))
        .isEqualTo("ILLEGAL_MOVE");
  }

  @Test
  void what_a_country_did_before_it_withdrew_it_may_still_report() {
    String operation = reporting.active("NG", "GH");
    String before = reporting.report(operation, "NG", victims("R-1", 7)).getResultId();
    reporting.report(operation, "GH", victims("R-1", 8));
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_INVITED);
    reporting.participate(operation, "NG", ParticipationState.PARTICIPATION_STATE_DECLINED);

    String after = reporting.report(operation, "NG", victims("R-2", 7)).getResultId();
    calls.validate(ncb("NG"), before);

    assertThat(calls.list(ncb("NG"), operation))
        .extracting(Result::getResultId)
        .containsExactlyInAnyOrder(before, after);
  }

  @Test
  void a_result_is_a_fact_and_is_taken_after_the_end_of_the_operation() {
    String operation = reporting.operation(OperationState.OPERATION_STATE_CONCLUDED, "NG");

    assertThat(reporting.report(operation, "NG", victims("R-1", 7)).getVersion()).isEqualTo(1);
  }

  @Test
  void a_time_ahead_of_the_clock_is_taken_marked_and_counted() {
    String operation = reporting.active("NG");
    Instant now = reporting.service.clock().instant();
    int number = 0;
    for (Duration ahead :
        List.of(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofDays(1))) {
      number++;
      var time = Times.write(now.plus(ahead));
      ResultSpec early = victims("R-" + number, 1).toBuilder().setOccurredTime(time).build();

      Result reported = reporting.report(operation, "NG", early);
      Result amended =
          calls.amend(field("NG"), reported, victims("R-" + number, 2), reported.getVersion());

      assertThat(reported.getClockAhead()).isTrue();
      assertThat(reported.getSpec().getOccurredTime()).isEqualTo(time);
      assertThat(amended.getClockAhead()).isFalse();
      assertThat(calls.amend(field("NG"), amended, early, 2).getClockAhead()).isTrue();
    }
    assertThat(reporting.outcome(LEADERSHIP, operation).getTotals(0).getProvisional().getCount())
        .isEqualTo(3);
  }

  @Test
  void a_stale_version_is_refused() {
    String operation = reporting.active("NG");
    Result reported = reporting.report(operation, "NG", victims("R-1", 7));
    calls.amend(field("NG"), reported, victims("R-1", 8), 1);

    assertThat(
            reasonOf(() ->
                reporting
                    .results(ncb("NG"))
                    .validateResult(
                        ValidateResultRequest.newBuilder()
                            .setResultId(reported.getResultId())
                            .setVersion(1)
                            .build())))
        .isEqualTo("STALE_VERSION");
  }

  @Test
  void results_are_listed_newest_first_in_pages_and_by_filter() {
    String operation = reporting.active("NG", "KE");
    for (int i = 1; i <= 5; i++) {
      reporting.report(operation, "NG", victims("R-" + i, i));
    }
    reporting.validated(operation, "KE", victims("R-1", 1));

    var request = ListResultsRequest.newBuilder().setOperationId(operation).setPageSize(4);
    var first = reporting.results(LEADERSHIP).listResults(request.build());
    var second =
        reporting
            .results(LEADERSHIP)
            .listResults(request.setPageToken(first.getNextPageToken()).build());
    request.clearPageToken().setIndicator("fraud_victims_targeted");
    var filtered = reporting.results(LEADERSHIP).listResults(request.build());
    var rest =
        reporting
            .results(LEADERSHIP)
            .listResults(request.setPageToken(filtered.getNextPageToken()).build());
    request.clearPageToken().setState(ResultState.RESULT_STATE_VALIDATED);
    var validated = reporting.results(LEADERSHIP).listResults(request.build());

    assertThat(rest.getResultsList()).isEqualTo(second.getResultsList());
    assertThat(first.getResultsList()).hasSize(4);
    assertThat(second.getResultsList()).hasSize(2);
    assertThat(second.getNextPageToken()).isEmpty();
    assertThat(second.getResults(0).getResultId()).isLessThan(first.getResults(3).getResultId());
    assertThat(validated.getResultsList()).extracting(Result::getCountry).containsExactly("KE");
  }

  @Test
  void an_unknown_operation_or_result_is_not_found() {
    assertThat(reasonOf(() -> reporting.report(Ids.next(), "NG", victims("R-1", 7))))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> calls.get(LEADERSHIP, Ids.next()))).isEqualTo("NOT_FOUND");
  }
}
