package cordon.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import cordon.gateway.GatewayFixture.Answer;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.WatchTasksRequest;
import cordon.tasking.v1.WatchTasksResponse;
import cordon.testsupport.TestCaller;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who gets in, what is told of refusals and faults, and how streams begin and end. */
public class EdgeTest {
  private static final String ID = "0197c0de-0000-7000-8000-000000000001";
  private static final String WATCH = "/api/v1/operations/" + ID + "/outcome:watch";
  private static GatewayFixture gateway;

  @BeforeAll
  public static void start() {
    gateway = new GatewayFixture(Map.of());
  }

  @AfterAll
  public static void stop() {
    gateway.close();
  }

  @Test
  public void only_a_token_of_our_issuer_for_us_gets_in() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    TestCaller planner = GatewayFixture.PLANNER;

    assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);
    for (String token :
        List.of(
            planner.expiredToken(),
            planner.justExpiredToken(),
            planner.tokenForAudience("another-api"),
            planner.tokenOfForeignIssuer(),
            planner.tokenWithForeignKey(),
            planner.unsignedToken(),
            "no-token")) {
      Answer answer =
          gateway.send(
              gateway
                  .anonymous("/api/v1/operations")
                  .header("Authorization", "Bearer " + token)
                  .GET());
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.reason()).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(gateway.send(gateway.anonymous("/api/v1/operations").GET()).status()).isEqualTo(401);
  }

  @Test
  public void only_public_methods_have_a_path() {
    for (String path :
        List.of(
            "/cordon.common.v1.FeedService/Subscribe",
            "/api/v1/feed",
            "/api/v1/feed:subscribe",
            "/api/v1/operations/" + ID + "/nothing")) {
      assertThat(gateway.post(path, "{}").status()).as(path).isEqualTo(404);
    }
    assertThat(gateway.get("/api/v1/operations/" + ID + "/outcome:watch/more").reason())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  public void a_path_that_hides_another_is_refused_with_a_reason() {
    for (String path :
        List.of(
            "/api/v1/operations/a%2Fb",
            "/api/v1/operations/%2e%2e/x",
            "//api/v1/operations",
            "/api/v1/operations;a=b",
            "/api/v1/operations/%00")) {
      Answer answer = gateway.get(path);

      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.reason()).as(path).isEqualTo("INVALID");
    }
  }

  @Test
  public void a_header_with_a_control_character_is_refused_with_a_reason() throws Exception {
    String answer =
        gateway.raw(
            "GET "
                + WATCH
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + GatewayFixture.PLANNER.token()
                + "\r\nLast-Event-ID: \u0084\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"reason\":\"INVALID\"");
  }

  @Test
  public void a_path_says_which_verbs_it_takes() {
    for (String verb : List.of("DELETE", "TRACE", "OPTIONS", "UNHEARD")) {
      Answer answer =
          gateway.send(
              gateway
                  .request("/api/v1/operations")
                  .method(verb, HttpRequest.BodyPublishers.noBody()));

      assertThat(answer.status()).as(verb).isEqualTo(405);
      assertThat(answer.response().headers().firstValue("Allow")).contains("GET, HEAD, POST");
    }
  }

  @Test
  public void a_refusal_of_a_service_arrives_whole() {
    gateway.operations.refuse(
        refusal(
            9,
            "The state does not allow it.",
            ErrorInfo.newBuilder().setReason("ILLEGAL_MOVE").putMetadata("state", "ACTIVE").build(),
            BadRequest.newBuilder()
                .addFieldViolations(
                    BadRequest.FieldViolation.newBuilder()
                        .setField("plan.code_name")
                        .setReason("string.min_len")
                        .setDescription("too short"))
                .build()));

    Answer answer = gateway.get("/api/v1/operations");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .contains("application/problem+json");
    assertThat(answer.reason()).isEqualTo("ILLEGAL_MOVE");
    assertThat(answer.body().get("detail").stringValue()).isEqualTo("The state does not allow it.");
    assertThat(answer.body().get("metadata").get("state").stringValue()).isEqualTo("ACTIVE");
    assertThat(answer.fields()).containsExactly("plan.code_name");
    assertThat(answer.body().get("traceId").stringValue())
        .isEqualTo(answer.response().headers().firstValue("Cordon-Trace").orElseThrow());
  }

  @Test
  public void a_refusal_that_names_a_hundred_places_passes() {
    var places = BadRequest.newBuilder();
    for (int i = 0; i < 100; i++) {
      places
          .addFieldViolationsBuilder()
          .setField("results[" + i + "].infrastructures_taken_down.items.identifiers[0].value")
          .setReason("BAD_IDENTIFIER")
          .setDescription("Line " + (i + 1) + ": " + "x".repeat(300));
    }
    gateway.reporting.refuse(
        refusal(3, "Bad.", ErrorInfo.newBuilder().setReason("BAD_LINES").build(), places.build()));

    Answer answer = gateway.post("/api/v1/operations/" + ID + "/submissions", "{}");

    assertThat(answer.reason()).isEqualTo("BAD_LINES");
    assertThat(answer.fields()).hasSize(100);
  }

  @Test
  public void a_fault_tells_nothing_of_the_inside() {
    gateway.operations.refuse(
        io.grpc.Status.UNKNOWN
            .withDescription("java.lang.NullPointerException at 10.0.0.7")
            .asRuntimeException());

    Answer answer = gateway.get("/api/v1/operations");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.reason()).isEqualTo("INTERNAL");
    assertThat(answer.response().body()).doesNotContain("java").doesNotContain("10.0.0.7");
  }

  @Test
  public void a_body_of_more_than_four_megabytes_or_of_another_type_is_refused() {
    Answer large = gateway.post("/api/v1/operations", " ".repeat(4 * 1024 * 1024 + 1));
    Answer form =
        gateway.send(
            gateway
                .request("/api/v1/operations")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("a=b")));

    assertThat(large.status()).isEqualTo(413);
    assertThat(large.reason()).isEqualTo("BODY_TOO_LARGE");
    assertThat(form.status()).isEqualTo(415);
  }

  @Test
  public void only_the_headers_of_the_contract_go_on() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    String trace = "0af7651916cd43dd8448eb211c80319c";

    Answer answer =
        gateway.send(
            gateway
                .request("/api/v1/operations")
                .header("Idempotency-Key", "key-1")
                .header("Cordon-After", "a:1")
                .header("X-Country", "NG")
                .header("Grpc-Timeout", "1S")
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .GET());

    Metadata headers = gateway.operations.headers;
    assertThat(header(headers, "idempotency-key")).isEqualTo("key-1");
    assertThat(header(headers, "cordon-after")).isEqualTo("a:1");
    assertThat(header(headers, "x-country")).isNull();
    assertThat(header(headers, "traceparent")).startsWith("00-" + trace);
    assertThat(answer.response().headers().firstValue("Cordon-Trace")).contains(trace);
  }

  @Test
  public void a_stream_brings_events_and_a_reader_who_leaves_ends_it() throws Exception {
    gateway.reporting.stream(watched(1), watched(2));
    var response = gateway.stream(WATCH);

    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).startsWith("data: {").contains("\"position\":\"1\"");
      assertThat(lines.readLine()).isEmpty();
      assertThat(lines.readLine()).contains("\"position\":\"2\"");
    }

    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(gateway.reporting.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  public void a_stream_goes_on_after_the_event_that_was_seen_last() throws Exception {
    gateway.reporting.answer(watched(9).toBuilder().setEventId("9").build());

    Answer answer = gateway.send(gateway.request(WATCH).header("Last-Event-ID", "7").GET());

    assertThat(answer.response().body()).startsWith("id: 9\ndata: {");
    assertThat(WatchOutcomeRequest.parseFrom(gateway.reporting.request).getLastEventId())
        .isEqualTo("7");
  }

  @Test
  public void the_tasks_are_a_stream_by_the_contract_alone_and_their_place_travels_as_it_is()
      throws Exception {
    gateway.tasking.answer(
        WatchTasksResponse.newBuilder()
            .addTasks(Task.newBuilder().setTaskId("one"))
            .setEventId("a-_Z9")
            .build());

    Answer answer =
        gateway.send(
            gateway
                .request(WATCH.replace("outcome:watch", "tasks:watch"))
                .header("Last-Event-ID", "b-_Y8")
                .GET());

    assertThat(answer.response().body())
        .startsWith("id: a-_Z9\ndata: {")
        .contains("\"taskId\":\"one\"", "\"begins\":false");
    assertThat(WatchTasksRequest.parseFrom(gateway.tasking.request).getLastEventId())
        .isEqualTo("b-_Y8");
  }

  @Test
  public void a_stream_ends_with_its_token_and_says_so() throws Exception {
    gateway.reporting.stream(watched(1));

    Answer answer =
        gateway.send(
            gateway
                .anonymous(WATCH)
                .header("Authorization", "Bearer " + GatewayFixture.PLANNER.tokenFor(2))
                .GET());

    assertThat(answer.response().body())
        .contains("\"position\":\"1\"")
        .contains("event: end\ndata: {\"reason\":\"TOKEN_EXPIRED\"");
    assertThat(gateway.reporting.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  public void a_stream_that_rests_shows_that_it_lives() throws Exception {
    gateway.reporting.stream(watched(1));
    var response = gateway.stream(WATCH);

    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      lines.readLine();
      lines.readLine();
      assertThat(lines.readLine()).isEqualTo(": heartbeat");
    }
  }

  @Test
  public void a_stream_that_is_refused_is_a_problem_and_one_that_breaks_says_so_in_an_event() {
    var away = refusal(14, "Later.", ErrorInfo.newBuilder().setReason("STORE_UNAVAILABLE").build());
    gateway.reporting.refuse(away);
    Answer refused = gateway.get(WATCH);
    gateway.reporting.refuse(away, watched(1));
    Answer broken = gateway.get(WATCH);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.reason()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(broken.status()).isEqualTo(200);
    assertThat(broken.response().body())
        .contains("\"position\":\"1\"")
        .contains("event: error\ndata: {")
        .contains("STORE_UNAVAILABLE");
  }

  @Test
  public void the_page_and_its_state_are_for_everybody() {
    Answer page = gateway.send(gateway.anonymous("/").GET());
    Answer state = gateway.send(gateway.anonymous("/api/state").GET());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.response().body()).contains("<title>Cordon</title>");
    assertThat(state.body().get("name").stringValue()).isEqualTo("Cordon");
    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'");
  }

  public static StatusRuntimeException refusal(
      int code, String sentence, com.google.protobuf.Message... details) {
    var status = Status.newBuilder().setCode(code).setMessage(sentence);
    for (var detail : details) {
      status.addDetails(Any.pack(detail));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  private static WatchOutcomeResponse watched(long position) {
    return WatchOutcomeResponse.newBuilder()
        .setOutcome(Outcome.newBuilder().setPosition(position))
        .build();
  }

  private static @org.jspecify.annotations.Nullable String header(Metadata headers, String name) {
    return headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
  }
}
