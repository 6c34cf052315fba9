package cordon.reporting.submission;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.submission.Submitting.domains;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.ListResultsResponse;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultState;
import cordon.testsupport.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The lines of one submission, found by it and in their order. */
class PostedLinesTest {
  private static final int LINES = 25;
  private static ReportingFixture reporting;
  private static String operation;
  private static String submission;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(PostedLinesTest.class);
    var submitting = new Submitting(reporting);
    operation = reporting.active("NG", "GH");
    submitting.submit(field("NG"), operation, "BEFORE", domains("before", 40));
    submission =
        submitting.submit(field("NG"), operation, "S-1", domains("line", LINES)).getSubmissionId();
    submitting.submit(field("GH"), operation, "S-1", domains("other", 40));
    reporting.report(operation, "NG", ReportingFixture.victims("SINGLE", 1));
    reporting.settle();
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void they_come_in_the_order_of_the_lines_page_by_page() {
    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      var met = new ArrayList<Integer>();
      String token = "";
      do {
        String next = token;
        ListResultsResponse page = page(caller, ask -> ask.setPageSize(7).setPageToken(next));
        page.getResultsList().forEach(line -> met.add(line.getLine()));
        token = page.getNextPageToken();
      } while (!token.isEmpty());

      assertThat(met).isEqualTo(IntStream.rangeClosed(1, LINES).boxed().toList());
    }
  }

  @Test
  void the_other_filters_narrow_them() {
    Result third = page(ncb("NG"), ask -> ask).getResults(2);
    var _ =
        reporting
            .results(ncb("NG"))
            .rejectResult(
                RejectResultRequest.newBuilder()
                    .setResultId(third.getResultId())
                    .setReason("not ours")
                    .build());

    assertThat(
            page(ncb("NG"), ask -> ask.setState(ResultState.RESULT_STATE_REJECTED))
                .getResultsList())
        .extracting(Result::getLine)
        .containsExactly(3);
    assertThat(page(LEADERSHIP, ask -> ask.setCountry("GH")).getResultsList()).isEmpty();
    assertThat(page(LEADERSHIP, ask -> ask.setIndicator("persons_arrested")).getResultsList())
        .isEmpty();
  }

  @Test
  void an_id_is_read_in_either_case() {
    assertThat(
            page(ncb("NG"), ask -> ask.setSubmissionId(submission.toUpperCase(Locale.ROOT)))
                .getResultsCount())
        .isEqualTo(LINES);
  }

  @Test
  void another_country_or_operation_has_none_and_learns_nothing_by_the_time() {
    String elsewhere = reporting.active("NG", "GH");

    assertThat(page(ncb("NG"), ask -> ask.setOperationId(elsewhere)).getResultsList()).isEmpty();
    for (String country : List.of("GH", "KE")) {
      assertThat(
              reporting.service.examined(
                  "results",
                  () -> assertThat(page(ncb(country), ask -> ask).getResultsList()).isEmpty()))
          .isZero();
    }
  }

  @Test
  void other_results_are_not_looked_at() {
    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      assertThat(
              reporting.service.examined(
                  "results",
                  () ->
                      assertThat(page(caller, ask -> ask.setPageSize(200)).getResultsList())
                          .hasSize(LINES)))
          .isEqualTo(LINES);
    }
  }

  private static ListResultsResponse page(
      TestCaller caller, UnaryOperator<ListResultsRequest.Builder> wanted) {
    var request =
        ListResultsRequest.newBuilder().setOperationId(operation).setSubmissionId(submission);
    return reporting.results(caller).listResults(wanted.apply(request).build());
  }
}
