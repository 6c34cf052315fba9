package cordon.reporting.result;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.reporting.ReportingFixture.field;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.secondNcb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ReportResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultState;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever has written a version of a result does not validate it. */
class ResultAuthorsTest {
  private static ReportingFixture reporting;
  private static ResultCalls calls;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultAuthorsTest.class);
    calls = new ResultCalls(reporting);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void an_officer_who_reported_may_not_validate() {
    String operation = reporting.active("NG");
    var both = ncb("NG").roles("ncb-officer", "field-officer");
    String id =
        reporting
            .results(both)
            .reportResult(
                cordon.reporting.v1.ReportResultRequest.newBuilder()
                    .setOperationId(operation)
                    .setSpec(victims("R-1", 7))
                    .build())
            .getResult()
            .getResultId();

    assertThat(reasonOf(() -> calls.validate(both, id))).isEqualTo("REPORTER_MAY_NOT_VALIDATE");
  }

  @Test
  void nobody_validates_what_they_wrote_though_another_has_sent_it_again() {
    String operation = reporting.active("NG");
    var first = ncb("NG").roles("ncb-officer", "field-officer");
    ReportResultRequest report = report(operation);
    Result reported = reporting.results(first).reportResult(report).getResult();
    assertThat(reasonOf(() -> reporting.results(secondNcb("NG")).reportResult(report)))
        .isEqualTo("REFERENCE_USED");

    Result again = calls.amend(secondNcb("NG"), reported, report.getSpec(), 1);

    assertThat(again.getAuthorSubjectsList())
        .containsExactly(secondNcb("NG").subject(), first.subject());
    for (TestCaller author : List.of(first, secondNcb("NG"))) {
      assertThat(reasonOf(() -> calls.validate(author, reported.getResultId())))
          .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    }
    calls.reject(first, reported.getResultId());
    calls.amend(field("NG"), reported, report.getSpec(), 3);
    assertThat(reasonOf(() -> calls.validate(secondNcb("NG"), reported.getResultId())))
        .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    assertThat(
            calls
                .validate(
                    TestIdentity.person("ng-third").roles("ncb-officer").country("NG"),
                    reported.getResultId())
                .getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
  }

  @Test
  void who_wrote_before_authors_were_kept_is_known_from_the_journal() {
    String operation = reporting.active("NG");
    TestCaller first = field("NG").roles("ncb-officer");
    Result reported = reporting.results(first).reportResult(report(operation)).getResult();
    calls.amend(secondNcb("NG"), reported, victims("R-1", 8), 1);
    reporting
        .service
        .mongo()
        .collection("results", Document.class)
        .updateOne(Filters.eq("_id", reported.getResultId()), Updates.unset("coauthors"));

    for (TestCaller author : List.of(first, secondNcb("NG"))) {
      assertThat(reasonOf(() -> calls.validate(author, reported.getResultId())))
          .isEqualTo("REPORTER_MAY_NOT_VALIDATE");
    }
    assertThat(calls.validate(ncb("NG"), reported.getResultId()).getState())
        .isEqualTo(ResultState.RESULT_STATE_VALIDATED);
  }

  private static ReportResultRequest report(String operation) {
    return ReportResultRequest.newBuilder()
        .setOperationId(operation)
        .setSpec(victims("R-1", 7))
        .build();
  }
}
