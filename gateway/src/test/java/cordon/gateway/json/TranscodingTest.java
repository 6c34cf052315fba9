package cordon.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateOperationResponse;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.Operation;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.Plan;
import cordon.operations.v1.Purpose;
import cordon.operations.v1.SubmitOperationRequest;
import cordon.operations.v1.SubmitOperationResponse;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.SubmitResultsResponse;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service receives through the gateway is what a native client would have sent. */
class TranscodingTest {
  private static final String ID = "0197c0de-0000-7000-8000-000000000001";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_body_becomes_the_message_with_every_kind_of_value() throws Exception {
    gateway.operations.answer(CreateOperationResponse.getDefaultInstance());

    Answer answer =
        gateway.post(
            "/api/v1/operations",
            """
            {"plan": {
              "code_name": "Serengeti ✓", "purpose": "PURPOSE_CRIME_INVESTIGATION",
              "crimeAreas": ["CRIME_AREA_FRAUD", 2],
              "startTime": "2025-06-01T02:00:00.250+02:00",
              "objectives": [{"indicator": "x", "target": "9007199254740993"}, {"target": 7}],
              "totalsShared": true, "legalBasis": null}}
            """);

    var plan =
        Plan.newBuilder()
            .setCodeName("Serengeti ✓")
            .setPurpose(Purpose.PURPOSE_CRIME_INVESTIGATION)
            .addCrimeAreas(CrimeArea.CRIME_AREA_FRAUD)
            .addCrimeAreas(CrimeArea.CRIME_AREA_CYBERCRIME)
            .setStartTime(Timestamp.newBuilder().setSeconds(1748736000).setNanos(250_000_000))
            .setTotalsShared(true);
    plan.addObjectivesBuilder().setIndicator("x").setTarget(9007199254740993L);
    plan.addObjectivesBuilder().setTarget(7);
    assertThat(answer.status()).isEqualTo(200);
    assertReached("CreateOperation", CreateOperationRequest.newBuilder().setPlan(plan).build());
  }

  @Test
  void a_path_variable_fills_its_field_and_the_body_may_not_say_otherwise() {
    gateway.operations.answer(SubmitOperationResponse.getDefaultInstance());

    gateway.post("/api/v1/operations/" + ID + ":submit", "{\"version\": \"3\"}");
    assertReached(
        "SubmitOperation",
        SubmitOperationRequest.newBuilder().setOperationId(ID).setVersion(3).build());
    gateway.post("/api/v1/operations/" + ID + ":submit", "");
    assertReached(
        "SubmitOperation", SubmitOperationRequest.newBuilder().setOperationId(ID).build());

    Answer other =
        gateway.post("/api/v1/operations/" + ID + ":submit", "{\"operationId\": \"another\"}");
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.fields()).containsExactly("operation_id");
  }

  /** RFC 9562, section 4. */
  @Test
  void an_id_in_capitals_is_the_same_in_path_and_body() {
    gateway.operations.answer(SubmitOperationResponse.getDefaultInstance());
    String capitals = ID.toUpperCase(Locale.ROOT);

    for (String[] each : new String[][] {{ID, capitals}, {capitals, ID}}) {
      Answer answer =
          gateway.post(
              "/api/v1/operations/" + each[0] + ":submit",
              "{\"operationId\": \"%s\", \"version\": \"3\"}".formatted(each[1]));

      assertThat(answer.status()).isEqualTo(200);
      assertReached(
          "SubmitOperation",
          SubmitOperationRequest.newBuilder().setOperationId(each[0]).setVersion(3).build());
    }
    // What is no id is not read as one.
    assertThat(gateway.post("/api/v1/operations/abc:submit", "{\"operationId\": \"ABC\"}").status())
        .isEqualTo(400);
  }

  @Test
  void a_query_becomes_the_message() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());

    gateway.get("/api/v1/operations?page_size=7&pageToken=a%2Fb%20c&state=OPERATION_STATE_ACTIVE");

    assertReached(
        "ListOperations",
        ListOperationsRequest.newBuilder()
            .setPageSize(7)
            .setPageToken("a/b c")
            .setState(OperationState.OPERATION_STATE_ACTIVE)
            .build());
  }

  @Test
  void an_answer_shows_every_field_and_keeps_large_numbers() {
    gateway.operations.answer(
        CreateOperationResponse.newBuilder()
            .setOperation(
                Operation.newBuilder()
                    .setVersion(9007199254740993L)
                    .setState(OperationState.OPERATION_STATE_PLANNED)
                    .setCreateTime(Timestamp.newBuilder().setSeconds(1748736000)))
            .build());

    var operation = gateway.post("/api/v1/operations", "{}").body().get("operation");

    assertThat(operation.get("version").stringValue()).isEqualTo("9007199254740993");
    assertThat(operation.get("state").stringValue()).isEqualTo("OPERATION_STATE_PLANNED");
    assertThat(operation.get("createTime").stringValue()).isEqualTo("2025-06-01T00:00:00Z");
    assertThat(operation.get("operationId").stringValue()).isEmpty();
    assertThat(operation.has("approvedRevision")).isFalse();
  }

  @Test
  void a_submission_of_nearly_four_megabytes_passes() throws Exception {
    gateway.reporting.answer(SubmitResultsResponse.getDefaultInstance());
    String line = "{\"reference\": \"R-" + "x".repeat(760) + "\"},";
    String lines = line.repeat(5000);
    String body = "{\"results\": [" + lines.substring(0, lines.length() - 1) + "]}";

    Answer answer = gateway.post("/api/v1/operations/" + ID + "/submissions", body);

    assertThat(body.length()).isGreaterThan(3_800_000);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(SubmitResultsRequest.parseFrom(gateway.reporting.request).getResultsCount())
        .isEqualTo(5000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"plan\": {\"bogus\": 1}}                        | UNKNOWN_FIELD | plan.bogus",
        "{\"plan\": {\"purpose\": \"PURPOSE_FUN\"}}        | UNKNOWN_FIELD | plan.purpose",
        "{\"plan\": {\"purpose\": 99}}                     | UNKNOWN_FIELD | plan.purpose",
        "{\"plan\": {\"codeName\": 7}}                     | INVALID | plan.code_name",
        "{\"plan\": {\"totalsShared\": \"yes\"}}           | INVALID | plan.totals_shared",
        "{\"plan\": {\"crimeAreas\": \"CRIME_AREA_FRAUD\"}} | INVALID | plan.crime_areas",
        "{\"plan\": {\"startTime\": \"yesterday\"}}        | INVALID | plan.start_time",
        "{\"plan\": {\"objectives\": [{}, {\"target\": 1.5}]}} | INVALID | plan.objectives[1].target",
        "{\"plan\": {\"objectives\": [{\"target\": \"9223372036854775808\"}]}} "
            + "| INVALID | plan.objectives[0].target",
        "{\"plan\": [] }                                   | INVALID | plan",
        "{\"plan\": {\"objectives\": [null]}}              | INVALID | plan.objectives[0]",
      })
  void what_is_wrong_with_a_body_is_told_at_its_place(String body, String reason, String field) {
    Answer answer = gateway.post("/api/v1/operations", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.fields()).containsExactly(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bogus=1            | UNKNOWN_FIELD | bogus",
        "page_size=many     | INVALID       | page_size",
        "page_size=1&page_size=2 | INVALID  | page_size",
        "state=NO_STATE     | UNKNOWN_FIELD | state",
      })
  void what_is_wrong_with_a_query_is_told_at_its_place(String query, String reason, String field) {
    Answer answer = gateway.get("/api/v1/operations?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo(reason);
    assertThat(answer.fields()).containsExactly(field);
  }

  @Test
  void two_arms_of_one_choice_and_a_body_that_is_no_json_are_refused_at_their_place() {
    Answer choice =
        gateway.post(
            "/api/v1/operations/" + ID + "/results",
            "{\"spec\": {\"nilReturn\": {}, \"fraudVictimsTargeted\": {}}}");
    Answer broken = gateway.post("/api/v1/operations", "{\"plan\":\n {]}");
    Answer twice = gateway.post("/api/v1/operations", "{\"plan\": {}, \"plan\": {}}");

    assertThat(gateway.post("/api/v1/operations", "null").body().get("detail").stringValue())
        .isEqualTo("The body must be an object.");
    assertThat(choice.fields()).containsExactly("spec.fraud_victims_targeted");
    assertThat(broken.body().get("detail").stringValue()).contains("line 2, column 3");
    assertThat(twice.status()).isEqualTo(400);
  }

  private static void assertReached(String method, Message request) {
    assertThat(gateway.operations.method).endsWith("/" + method);
    assertThat(gateway.operations.request).isEqualTo(request.toByteArray());
  }
}
