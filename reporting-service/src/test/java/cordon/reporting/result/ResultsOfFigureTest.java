package cordon.reporting.result;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.platform.contract.Times;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.Figure;
import cordon.reporting.v1.ListResultsRequest;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.Result;
import cordon.reporting.v1.ResultSpec;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The results of which a figure is made: by place, as it is credited, and by day. */
class ResultsOfFigureTest {
  private static ReportingFixture reporting;
  private static String operation;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(ResultsOfFigureTest.class);
    operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 1, "NG", "2025-07-01T10:00:00Z"));
    reporting.report(operation, "NG", victims("V-2", 2, "GH", "2025-07-01T23:59:59.999Z"));
    reporting.validated(operation, "GH", victims("V-3", 4, "NG", "2025-07-02T00:00:00Z"));
    Result wrong =
        reporting.report(operation, "GH", victims("V-4", 8, "NG", "2025-07-02T10:00:00Z"));
    var _ =
        reporting
            .results(ncb("GH"))
            .rejectResult(
                RejectResultRequest.newBuilder()
                    .setResultId(wrong.getResultId())
                    .setReason("Of another week.")
                    .build());
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void what_is_credited_to_a_country_opens_to_the_results_of_acts_that_took_place_there() {
    List<Result> results = list(LEADERSHIP, ask -> ask.setPlaceCountry("NG").setCounted(true));
    Figure credited =
        reporting.outcome(LEADERSHIP, operation).getCountriesList().stream()
            .filter(one -> one.getCountry().equals("NG"))
            .findFirst()
            .orElseThrow()
            .getCredited(0);

    assertThat(references(results)).containsExactly("V-3", "V-1");
    assertThat(
            results.stream()
                .mapToLong(one -> one.getSpec().getFraudVictimsTargeted().getCount().getNumber())
                .sum())
        .isEqualTo(credited.getValidated().getCount() + credited.getProvisional().getCount());
  }

  @Test
  void what_counts_nowhere_is_listed_only_for_whoever_does_not_ask_for_a_figure() {
    assertThat(references(list(LEADERSHIP, ask -> ask.setPlaceCountry("NG"))))
        .containsExactly("V-4", "V-3", "V-1");
    assertThat(references(list(LEADERSHIP, ask -> ask.setCounted(true))))
        .containsExactly("V-3", "V-2", "V-1");
  }

  @Test
  void a_day_is_that_of_the_act_in_utc() {
    assertThat(references(list(LEADERSHIP, ask -> ask.setDay("2025-07-01"))))
        .containsExactly("V-2", "V-1");
    assertThat(references(list(LEADERSHIP, ask -> ask.setDay("2025-07-02").setCounted(true))))
        .containsExactly("V-3");
    assertThat(list(LEADERSHIP, ask -> ask.setDay("2025-07-03"))).isEmpty();
  }

  @Test
  void a_country_finds_its_own_results_only_wherever_they_took_place() {
    assertThat(references(list(ncb("NG"), ask -> ask.setPlaceCountry("NG"))))
        .containsExactly("V-1");
    assertThat(references(list(ncb("NG"), ask -> ask.setPlaceCountry("GH"))))
        .containsExactly("V-2");
    assertThat(list(ncb("NG"), ask -> ask.setPlaceCountry("NG").setCountry("GH"))).isEmpty();
    assertThat(list(ncb("KE"), ask -> ask.setPlaceCountry("NG"))).isEmpty();
  }

  @Test
  void results_of_acts_elsewhere_are_not_looked_at() {
    String many = reporting.active("NG");
    for (int i = 0; i < 40; i++) {
      reporting.report(many, "NG", victims("M-" + i, 1, "NG", "2025-07-01T10:00:00Z"));
    }
    reporting.report(many, "NG", victims("M-GH", 1, "GH", "2025-07-01T10:00:00Z"));

    for (String indicator : List.of("", "fraud_victims_targeted")) {
      assertThat(
              reporting.service.examined(
                  "results",
                  () ->
                      assertThat(
                              reporting
                                  .results(LEADERSHIP)
                                  .listResults(
                                      ListResultsRequest.newBuilder()
                                          .setOperationId(many)
                                          .setPlaceCountry("GH")
                                          .setIndicator(indicator)
                                          .build())
                                  .getResultsList())
                          .hasSize(1)))
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void results_of_acts_on_other_days_are_not_looked_at() {
    String many = reporting.active("NG");
    for (int i = 0; i < 40; i++) {
      reporting.report(many, "NG", victims("D-" + i, 1, "NG", "2025-07-01T10:00:00Z"));
    }
    reporting.report(many, "NG", victims("D-LATER", 1, "NG", "2025-07-02T00:00:00Z"));

    for (TestCaller caller : List.of(LEADERSHIP, ncb("NG"))) {
      for (String place : List.of("", "NG")) {
        assertThat(
                reporting.service.examined(
                    "results",
                    () ->
                        assertThat(
                                reporting
                                    .results(caller)
                                    .listResults(
                                        ListResultsRequest.newBuilder()
                                            .setOperationId(many)
                                            .setPlaceCountry(place)
                                            .setDay("2025-07-02")
                                            .build())
                                    .getResultsList())
                            .hasSize(1)))
            .isLessThanOrEqualTo(1);
      }
    }
  }

  private static List<Result> list(
      TestCaller caller, UnaryOperator<ListResultsRequest.Builder> wanted) {
    var request = ListResultsRequest.newBuilder().setOperationId(operation);
    return reporting.results(caller).listResults(wanted.apply(request).build()).getResultsList();
  }

  private static List<String> references(List<Result> results) {
    return results.stream().map(one -> one.getSpec().getReference()).toList();
  }

  private static ResultSpec victims(String reference, long number, String place, String occurred) {
    var spec =
        ResultSpec.newBuilder()
            .setReference(reference)
            .setPlaceCountry(place)
            .setOccurredTime(Times.write(Instant.parse(occurred)));
    spec.getFraudVictimsTargetedBuilder().getCountBuilder().setNumber(number);
    return spec.build();
  }
}
