package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.spec;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.Result;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results of one indicator: of that one exactly, found without looking at the others. */
class ResultsByIndicatorTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultsByIndicatorTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void an_indicator_is_no_other_one_that_begins_like_it() {
    String operation = reporting.active("NG");
    Result arrested = reporting.report(operation, "NG", arrested("A-1"));
    charged(operation);

    assertThat(list(LEADERSHIP, operation, "persons_arrested")).containsExactly(arrested);
    assertThat(list(ncb("NG"), operation, "persons_arrested")).containsExactly(arrested);
    assertThat(list(LEADERSHIP, operation, "persons")).isEmpty();
    assertThat(list(LEADERSHIP, operation, "persons_arrested_counted")).isEmpty();
    assertThat(list(LEADERSHIP, operation, "arrests")).containsExactly(arrested);
    assertThat(arrested.getIndicatorsList()).containsExactly("persons_arrested", "arrests");
    assertThat(arrested.getIndicator()).isEqualTo("persons_arrested");
    assertThat(list(LEADERSHIP, operation, "an_indicator_of_later")).isEmpty();
  }

  @Test
  void results_of_other_indicators_are_not_looked_at() {
    String operation = reporting.active("NG", "GH");
    for (int i = 0; i < 60; i++) {
      reporting.report(operation, "NG", victims("V-" + i, 1));
    }
    Result arrested = reporting.report(operation, "NG", arrested("A-1"));

    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      assertThat(
              reporting.service.examined(
                  "results",
                  () ->
                      assertThat(list(caller, operation, "persons_arrested"))
                          .containsExactly(arrested)))
          .as(caller.subject())
          .isLessThanOrEqualTo(1);
    }
    assertThat(
            reporting.service.examined(
                "results",
                () -> assertThat(list(ncb("GH"), operation, "persons_arrested")).isEmpty()))
        .isZero();
  }

  private static cordon.reporting.v1.ResultSpec arrested(String reference) {
    var spec = spec(reference);
    spec.getPersonsArrestedBuilder().getCountBuilder().setNumber(1);
    return spec.build();
  }

  /** A result of a kind whose name begins like another's, as a later version may store it. */
  private static void charged(String operation) {
    MongoCollection<Document> results =
        reporting.service.mongo().collection("results", Document.class);
    Document one =
        Objects.requireNonNull(results.find(Filters.eq("operationId", operation)).first());
    one.put("_id", cordon.platform.time.Ids.next());
    one.get("spec", Document.class)
        .put(
            "finding",
            new Document("kind", "persons_arrested_charged_counted").append("number", 5L));
    results.insertOne(one);
  }

  private static List<Result> list(TestCaller caller, String operation, String indicator) {
    return reporting
        .results(caller)
        .listResults(
            ListResultsRequest.newBuilder()
                .setOperationId(operation)
                .setIndicator(indicator)
                .build())
        .getResultsList();
  }
}
