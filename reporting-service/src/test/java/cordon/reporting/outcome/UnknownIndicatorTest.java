package cordon.reporting.outcome;

import static cordon.reporting.ReportingFixture.LEADERSHIP;
import static cordon.reporting.ReportingFixture.ncb;
import static cordon.reporting.ReportingFixture.victims;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.operations.v1.OperationState;
import cordon.platform.projection.Views;
import cordon.reporting.ReportingFixture;
import cordon.reporting.v1.GetEarlierOutcomeRequest;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.testsupport.TestCaller;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures of indicators that a later release has counted: nobody takes the rest for the whole. */
class UnknownIndicatorTest {
  private static ReportingFixture reporting;

  @BeforeAll
  static void start() {
    reporting = new ReportingFixture(UnknownIndicatorTest.class);
  }

  @AfterAll
  static void stop() {
    reporting.close();
  }

  @Test
  void counts_and_money_of_an_indicator_that_is_not_known_are_named_and_the_rest_is_shown() {
    String operation = reporting.active("NG", "GH");
    reporting.validated(operation, "NG", victims("V-1", 70));
    counts(operation, "TOTAL", "", "networks_dismantled");
    counts(operation, "OWN", "NG", "networks_dismantled");
    money(operation, "TOTAL", "", "losses");

    Outcome whole = reporting.outcome(LEADERSHIP, operation);

    assertThat(whole.getUnknownIndicatorsList()).containsExactly("losses", "networks_dismantled");
    assertThat(whole.getTotalsList())
        .singleElement()
        .satisfies(figure -> {
          assertThat(figure.getIndicator()).isEqualTo("fraud_victims_targeted");
          assertThat(figure.getValidated().getCount()).isEqualTo(70);
        });
  }

  @Test
  void a_country_is_told_of_those_of_its_own_figures_and_of_no_other() {
    String operation = reporting.active("NG", "GH");
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    counts(operation, "OWN", "NG", "networks_dismantled");
    money(operation, "TOTAL", "", "losses");

    assertThat(reporting.outcome(ncb("NG"), operation).getUnknownIndicatorsList())
        .containsExactly("networks_dismantled");
    assertThat(reporting.outcome(ncb("GH"), operation).getUnknownIndicatorsList()).isEmpty();
  }

  @Test
  void figures_of_an_earlier_hour_name_them_too() {
    String operation = reporting.active("NG", "GH");
    reporting.setState(operation, OperationState.OPERATION_STATE_ACTIVE, false);
    reporting.validated(operation, "NG", victims("V-1", 70));
    reporting.settle();
    counts(operation, "OWN", "NG", "networks_dismantled");
    money(operation, "TOTAL", "", "losses");

    assertThat(earlier(LEADERSHIP, operation)).containsExactly("losses", "networks_dismantled");
    assertThat(earlier(ncb("NG"), operation)).containsExactly("networks_dismantled");
    assertThat(earlier(ncb("GH"), operation)).isEmpty();
  }

  /** Else what was taken back since would be missing in the figures of then without a word. */
  @Test
  void one_that_has_gone_since_is_named_for_the_hours_when_it_was_there() {
    String operation = reporting.active("NG");
    reporting.settle();
    String hour = DatedStore.hourOf(reporting.service.clock().instant());
    insert(
        "hour_rows",
        row(operation, "TOTAL", "", "networks_dismantled")
            .append("_id", String.join("/", operation, hour, "TOTAL//networks_dismantled"))
            .append("hour", hour)
            .append("validated", -3L)
            .append("provisional", 0L));

    assertThat(earlier(LEADERSHIP, operation)).containsExactly("networks_dismantled");
    assertThat(reporting.outcome(LEADERSHIP, operation).getUnknownIndicatorsList()).isEmpty();
  }

  private static List<String> earlier(TestCaller caller, String operation) {
    return OutcomeServiceGrpc.newBlockingStub(reporting.channel(caller))
        .getEarlierOutcome(
            GetEarlierOutcomeRequest.newBuilder().setOperationId(operation).setHours(1).build())
        .getOutcome()
        .getUnknownIndicatorsList();
  }

  @Test
  void where_every_indicator_is_known_none_is_named() {
    String operation = reporting.active("NG");
    reporting.validated(operation, "NG", victims("V-1", 70));

    assertThat(reporting.outcome(LEADERSHIP, operation).getUnknownIndicatorsList()).isEmpty();
  }

  private static void counts(String operation, String dimension, String country, String indicator) {
    insert(
        "count_rows",
        row(operation, dimension, country, indicator)
            .append("_id", String.join("/", operation, dimension, country, indicator))
            .append("validated", 3L)
            .append("provisional", 0L));
  }

  private static void money(String operation, String dimension, String country, String indicator) {
    var nothing =
        new Document("high", Decimal128.POSITIVE_ZERO).append("low", Decimal128.POSITIVE_ZERO);
    insert(
        "money_rows",
        row(operation, dimension, country, indicator)
            .append(
                "_id",
                String.join(
                    "/",
                    operation,
                    dimension,
                    country,
                    "ISO_4217.NGN.-",
                    "2",
                    "2025-07-01",
                    indicator))
            .append(
                "currency",
                new Document("scheme", "ISO_4217").append("code", "NGN").append("network", ""))
            .append("scale", 2)
            .append("day", "2025-07-01")
            .append(
                "validated",
                new Document("high", Decimal128.POSITIVE_ZERO).append("low", new Decimal128(500)))
            .append("provisional", nothing));
  }

  private static Document row(
      String operation, String dimension, String country, String indicator) {
    return new Document("operationId", operation)
        .append("dimension", dimension)
        .append("country", country)
        .append("indicator", indicator);
  }

  /** As a replica of a later release leaves it, with the note that something has changed. */
  private static void insert(String collection, Document row) {
    var build = reporting.service.bean(Views.class).serving("outcome");
    build.collection(collection, Document.class).insertOne(row);
    build
        .collection("heads", Document.class)
        .updateOne(
            Filters.eq("_id", row.getString("operationId") + "/" + row.getString("country")),
            Updates.combine(
                Updates.inc("position", 1L), Updates.setOnInsert("time", new java.util.Date())),
            new com.mongodb.client.model.UpdateOptions().upsert(true));
  }
}
