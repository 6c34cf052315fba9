package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.common.v1.MoneyScheme;
import cordon.platform.conformance.RaisedViews;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingApplication;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.GetEarlierOutcomeRequest;
import cordon.reporting.v1.GetOutcomeDaysRequest;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.IdentifierType;
import cordon.reporting.v1.MoneyRung;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.RejectResultRequest;
import cordon.reporting.v1.ResultSpec;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * A build of the version before measures: this code keeps it up as a replica of that version would,
 * which may take turns with it, and shows it while its own is built.
 */
class VersionBeforeTest {
  private static ReportingFixture reporting;
  private static ServiceFixture before;

  @Import(ReportingApplication.class)
  static class ReleaseBefore {
    @Bean
    static RaisedViews lowered() {
      return new RaisedViews(OutcomeStore.MEASURES - 1 - OutcomeStore.LIFE);
    }
  }

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(VersionBeforeTest.class);
    before = reporting.beside(ReleaseBefore.class);
  }

  @AfterAll
  static void stop() {
    before.close();
    reporting.close();
  }

  @Test
  void it_counts_by_the_rule_of_that_version_and_this_one_by_its_own() {
    String operation = reported();

    assertThat(indicators(outcome(reporting.service, operation)))
        .containsExactly("persons_arrested", "funds_intercepted", "arrests");
    assertThat(indicators(outcome(before, operation)))
        .containsExactly("persons_arrested", "funds_intercepted");
    assertThat(outcome(before, operation).getTotalsList())
        .isEqualTo(outcome(reporting.service, operation).getTotalsList().subList(0, 2));
    assertThat(outcome(before, operation).getUnknownIndicatorsList()).isEmpty();
  }

  @Test
  void its_rows_have_the_form_of_that_version() {
    String operation = reported();
    awaitCurrent(before);
    awaitCurrent(reporting.service);
    ViewBuild build = build(before);

    assertThat(build.version()).isEqualTo(OutcomeStore.MEASURES - 1);
    assertThat(fields(build, "contributions"))
        .isEqualTo(
            Set.of(
                "_id",
                "country",
                "indicator",
                "keys",
                "money",
                "number",
                "occurred",
                "operationId",
                "place",
                "reference",
                "stage"));
    assertThat(fields(build, "money_rows"))
        .isEqualTo(
            Set.of(
                "_id",
                "country",
                "currency",
                "day",
                "dimension",
                "operationId",
                "provisional",
                "scale",
                "validated"));
    assertThat(ids(build, "money_rows", operation))
        .contains(operation + "/TOTAL//ISO_4217.NGN.-/2/2025-07-01");
    assertThat(ids(build(reporting.service), "money_rows", operation))
        .contains(operation + "/TOTAL//ISO_4217.NGN.-/2/2025-07-01/funds_intercepted");
  }

  @Test
  void figures_by_day_and_hour_are_not_there_yet_and_the_call_may_be_repeated() {
    String operation = reported();
    awaitCurrent(before);
    var outcomes = OutcomeServiceGrpc.newBlockingStub(before.channel(LEADERSHIP));

    for (Runnable call :
        List.<Runnable>of(
            () ->
                outcomes.getOutcomeDays(
                    GetOutcomeDaysRequest.newBuilder()
                        .setOperationId(operation)
                        .setIndicator("persons_arrested")
                        .build()),
            () ->
                outcomes.getEarlierOutcome(
                    GetEarlierOutcomeRequest.newBuilder().setOperationId(operation).build()))) {
      assertThat(Refusals.reasonOf(call)).isEqualTo("STORE_UNAVAILABLE");
    }
    for (String collection : List.of("day_rows", "hour_rows", "hour_sums")) {
      assertThat(ids(build(before), collection, operation)).as(collection).isEmpty();
    }
    assertThat(fields(build(before), "reporters")).doesNotContain("hour");
  }

  @Test
  void what_is_taken_back_leaves_nothing_in_either() {
    String operation = reporting.active("NG");
    for (ResultSpec one : List.of(arrested("A-1"), funds("F-1"))) {
      String id = reporting.report(operation, "NG", one).getResultId();
      var _ =
          reporting
              .results(ncb("NG"))
              .rejectResult(
                  RejectResultRequest.newBuilder().setResultId(id).setReason("no").build());
    }

    for (ServiceFixture service : List.of(before, reporting.service)) {
      assertThat(outcome(service, operation).getTotalsList()).isEmpty();
      for (String collection :
          List.of("count_rows", "money_rows", "day_rows", "hour_rows", "hour_sums")) {
        assertThat(ids(build(service), collection, operation)).as(collection).isEmpty();
      }
    }
  }

  private static String reported() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", arrested("A-1"));
    reporting.validated(operation, "GH", arrested("A-1"));
    reporting.validated(operation, "NG", funds("F-1"));
    return operation;
  }

  private static void awaitCurrent(ServiceFixture service) {
    reporting.settle();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            service.bean(Projector.class).reached().position()
                == service.mongo().collection("journal", Document.class).countDocuments());
  }

  private static Outcome outcome(ServiceFixture service, String operation) {
    awaitCurrent(service);
    return OutcomeServiceGrpc.newBlockingStub(service.channel(LEADERSHIP))
        .getOutcome(GetOutcomeRequest.newBuilder().setOperationId(operation).build())
        .getOutcome();
  }

  private static List<String> indicators(Outcome outcome) {
    return outcome.getTotalsList().stream().map(one -> one.getIndicator()).toList();
  }

  private static ViewBuild build(ServiceFixture service) {
    return service.bean(Views.class).serving("outcome");
  }

  private static Set<String> fields(ViewBuild build, String collection) {
    var fields = new TreeSet<String>();
    Consumer<Document> add = one -> fields.addAll(one.keySet());
    build.collection(collection, Document.class).find().forEach(add);
    return fields;
  }

  private static List<String> ids(ViewBuild build, String collection, String operation) {
    return build
        .collection(collection, Document.class)
        .find(new Document("operationId", operation))
        .map(one -> one.getString("_id"))
        .into(new java.util.ArrayList<>());
  }

  private static ResultSpec arrested(String reference) {
    var spec = spec(reference);
    spec.getPersonsArrestedBuilder()
        .getItemsBuilder()
        .addPersonsBuilder()
        .setReference("P-1")
        .getIdentifierBuilder()
        .setType(IdentifierType.IDENTIFIER_TYPE_DOCUMENT)
        .setValue("NG A0000001");
    return spec.build();
  }

  private static ResultSpec funds(String reference) {
    var spec = spec(reference);
    spec.getOccurredTimeBuilder().setSeconds(1_751_356_800);
    spec.getFundsInterceptedBuilder()
        .setRung(MoneyRung.MONEY_RUNG_FROZEN)
        .getAmountBuilder()
        .setScheme(MoneyScheme.MONEY_SCHEME_ISO_4217)
        .setCode("NGN")
        .setScale(2)
        .setUnits("500");
    return spec.build();
  }
}
