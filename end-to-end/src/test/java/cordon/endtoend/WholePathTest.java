package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.testsupport.TestCollector;
import cordon.testsupport.TestMongo;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One copy from its start over the demonstration to a restart; the steps follow each other. */
@TestMethodOrder(OrderAnnotation.class)
class WholePathTest {
  private static final JsonMapper json = new JsonMapper();
  private static final TestCollector collector = new TestCollector();
  private static CordonCopy copy;
  private static String operation = "";

  @BeforeAll
  static void start() {
    copy = new CordonCopy(WholePathTest.class).with("CORDON_TRACES_ENDPOINT", collector.endpoint());
    copy.up();
  }

  @AfterAll
  static void stop() {
    copy.close();
    collector.close();
  }

  @Test
  @Order(1)
  void the_demonstration_reaches_its_totals_though_reporting_is_killed_in_its_middle()
      throws Exception {
    Process demonstration = copy.start("demo");
    await()
        .atMost(Duration.ofMinutes(6))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> begun() > 20);

    copy.kill("reporting-service");
    copy.run("start", "reporting-service");

    assertThat(demonstration.waitFor(12, TimeUnit.MINUTES)).isTrue();
    assertThat(demonstration.exitValue()).isZero();
    assertPublishedTotals();
  }

  @Test
  @Order(2)
  void the_figures_of_the_countries_add_up_to_the_totals() {
    JsonNode outcome = outcome("leadership");
    Map<String, BigDecimal> credited = new TreeMap<>();
    for (JsonNode country : outcome.get("countries")) {
      figures(country.get("credited"), "validated")
          .forEach((indicator, value) -> credited.merge(indicator, value, BigDecimal::add));
    }

    assertThat(credited).isEqualTo(figures(outcome.get("totals"), "validated"));
    assertThat(outcome.get("countries")).hasSize(19);
    assertThat(outcome.get("countriesReported").intValue()).isEqualTo(19);
    assertThat(figures(outcome.get("totals"), "provisional").values())
        .allSatisfy(value -> assertThat(value).isZero());
  }

  @Test
  @Order(3)
  void a_country_sees_its_own_and_finds_nothing_of_others() {
    JsonNode own = copy.get("ng-ncb", "/operations/" + operation + "/outcome").get("outcome");
    String foreign =
        copy.get("leadership", "/operations/" + operation + "/results?country=KE")
            .get("results")
            .get(0)
            .get("resultId")
            .stringValue();

    assertThat(own.get("countries")).hasSize(1);
    assertThat(own.get("countries").get(0).get("country").stringValue()).isEqualTo("NG");
    Map<String, String> attempts = Map.of(":validate", "{}", ":reject", "{\"reason\": \"no\"}");
    attempts.forEach((attempt, body) -> {
      HttpResponse<String> answer = copy.post("ng-ncb", "/results/" + foreign + attempt, body);
      assertThat(answer.statusCode()).as(attempt + answer.body()).isEqualTo(404);
    });
    assertThat(copy.find("ng-ncb", "/results/" + foreign)).isEmpty();
    assertThat(
            copy.get("ng-ncb", "/operations/" + operation + "/results?country=KE").get("results"))
        .isEmpty();
    assertThat(copy.post("leadership", "/operations/" + operation + ":conclude", "{}").statusCode())
        .isEqualTo(403);
  }

  @Test
  @Order(4)
  void a_report_and_its_validation_arrive_on_the_stream() throws Exception {
    var response =
        copy.client()
            .send(
                copy.request("leadership", "/operations/" + operation + "/outcome:watch")
                    .GET()
                    .build(),
                BodyHandlers.ofInputStream());
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertThat(victims(next(lines), "provisional")).isZero();
      HttpResponse<String> reported =
          copy.post(
              "ng-field",
              "/operations/" + operation + "/results",
              Reports.ofVictims("WATCHED-1", 12));
      JsonNode seen = next(lines);
      while (victims(seen, "provisional") != 12) {
        seen = next(lines);
      }
      String id = json.readTree(reported.body()).get("result").get("resultId").stringValue();
      copy.post("ng-ncb", "/results/" + id + ":reject", "{\"reason\": \"only a test\"}");
      while (victims(seen, "provisional") != 0) {
        seen = next(lines);
      }
      assertThat(victims(seen, "validated")).isEqualTo(88_000);
    }
  }

  @Test
  @Order(5)
  void a_trace_leads_from_the_edge_to_what_the_other_services_have_observed() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    HttpResponse<String> answer =
        copy.send(
            copy.request("planner", "/operations/" + operation + ":revise")
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(revision())));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cordon-Trace")).contains(trace);
    for (String service : List.of("operations", "tasking", "reporting")) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() ->
              TestMongo.shared()
                      .client()
                      .getDatabase(TestMongo.database(WholePathTest.class) + "_" + service)
                      .getCollection("journal")
                      .countDocuments(new org.bson.Document("trace", trace))
                  == 1);
    }
    SpansOfOneTrace.assertThere(collector, trace);
    assertThat(collector.spans().toString())
        .doesNotContain("Renamed by a test", "NG D0000001", "/api/", operation);
  }

  /** The plan in force, with another name. */
  private static String revision() {
    JsonNode now = copy.get("planner", "/operations/" + operation).get("operation");
    var plan = (tools.jackson.databind.node.ObjectNode) now.get("approvedRevision").get("plan");
    plan.put("codeName", "Renamed by a test");
    return "{\"version\": " + now.get("version") + ", \"plan\": " + plan + "}";
  }

  @Test
  @Order(6)
  void no_log_has_a_password_a_token_or_what_identifies_a_person() {
    String logs = copy.logs();

    assertThat(logs).doesNotContain("NG D0000001", "eyJ");
    copy.secrets().forEach(secret -> assertThat(logs).doesNotContain(secret.stringValue()));
  }

  @Test
  @Order(7)
  void everything_is_still_there_after_a_stop_and_a_start() {
    copy.run("down");
    assertThat(copy.status().get("address").isNull()).isTrue();

    copy.up();
    copy.run("demo");

    assertPublishedTotals();
    JsonNode parts = copy.status().get("parts");
    for (String part : List.of("operations-service", "tasking-service", "reporting-service")) {
      assertThat(parts.get(part).get("state").stringValue()).isEqualTo("ready");
    }
  }

  /** Results that are reported so far, or none as long as there is no operation. */
  private static long begun() {
    operation = PlayedCopy.operationOf(copy).orElse("");
    if (operation.isEmpty()) {
      return 0;
    }
    return copy.find("leadership", "/operations/" + operation + "/results?page_size=50")
        .map(found -> (long) found.get("results").size())
        .orElse(0L);
  }

  private static void assertPublishedTotals() {
    JsonNode outcome = outcome("leadership");
    assertThat(figures(outcome.get("totals"), "validated"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "persons_arrested", new BigDecimal("1209"),
                "arrests", new BigDecimal("1209"),
                "fraud_victims_targeted", new BigDecimal("88000"),
                "funds_intercepted", new BigDecimal("97400000.00"),
                "infrastructures_taken_down", new BigDecimal("11432")));
    assertThat(outcome.get("linesPosting").stringValue()).isEqualTo("0");
  }

  private static JsonNode outcome(String person) {
    return copy.get(person, "/operations/" + operation + "/outcome").get("outcome");
  }

  private static Map<String, BigDecimal> figures(JsonNode figures, String stage) {
    Map<String, BigDecimal> values = new TreeMap<>();
    for (JsonNode figure : figures) {
      JsonNode tally = figure.get(stage);
      JsonNode amount = tally.path("amount");
      values.put(
          figure.get("indicator").stringValue(),
          amount.isObject()
              ? new BigDecimal(amount.get("units").stringValue())
                  .movePointLeft(amount.get("scale").intValue())
              : new BigDecimal(tally.get("count").stringValue()));
    }
    return values;
  }

  private static JsonNode next(BufferedReader lines) throws Exception {
    String line = Objects.requireNonNull(lines.readLine(), "the stream has ended");
    while (!line.startsWith("data: ")) {
      line = Objects.requireNonNull(lines.readLine(), "the stream has ended");
    }
    return json.readTree(line.substring("data: ".length())).get("outcome");
  }

  private static long victims(JsonNode outcome, String stage) {
    return Objects.requireNonNull(
            figures(outcome.get("totals"), stage).get("fraud_victims_targeted"))
        .longValueExact();
  }
}
