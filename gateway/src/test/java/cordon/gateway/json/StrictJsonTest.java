package cordon.gateway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.Timestamp;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.limit.MemoryBudget;
import cordon.operations.v1.CreateOperationRequest;
import cordon.operations.v1.CreateOperationResponse;
import cordon.operations.v1.ListOperationsResponse;
import cordon.tasking.v1.AcceptTaskResponse;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskSpec;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * What is written is what is kept: a value of another form than its grammar's is refused at its
 * place, and none becomes another.
 */
class StrictJsonTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static final String TASKS = OPERATIONS + "/0197c0de-0000-7000-8000-000000000001/tasks";
  private static final String TASK = "/api/v1/tasks/0197c0de-0000-7000-8000-000000000001";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(CreateOperationResponse.getDefaultInstance());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /**
   * RFC 3339, sections 5.6 and 5.7. The first lines are those of protocolbuffers/protobuf issue
   * 24349, where Java's reader makes other days of them; then those of Protocol Buffers'
   * conformance suite ({@code TimestampJsonInput*}), and of araddon/dateparse pull request 168.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-22-06T22:13:58Z",
        "2025-02-30T12:00:00Z",
        "2026-10-32T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01T00:00:99Z",
        "2016-12-31T23:59:60Z",
        "2026-01-01T020:00:00Z",
        "2026-01-01T00:00:00",
        "2026-01-01T00:00Z",
        "2026-01-01",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00,5Z",
        "2026-01-01T00:00:00.0000000001Z",
        "2026-01-01T00:00:00+24:00",
        "2026-01-01T00:00:00+01:60",
        "2026-01-01T00:00:00+1:00",
        "2026-01-01T00:00:00+0100",
        "2026-01-01T00:00:00UTC",
        "0000-12-31T23:59:59Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "+2026-01-01T00:00:00Z",
        "12026-01-01T00:00:00Z",
        "٢٠٢٦-01-01T00:00:00Z",
        "２026-01-01T00:00:00Z",
        " 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z ",
        "",
        "1767225600",
      })
  void a_time_that_is_none_is_refused_at_its_place(String time) {
    int before = gateway.operations.calls.get();

    Answer answer = gateway.post(OPERATIONS, "{\"plan\": {\"startTime\": \"%s\"}}".formatted(time));

    assertThat(answer.status()).as(time).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("INVALID");
    assertThat(answer.fields()).containsExactly("plan.start_time");
    assertThat(gateway.operations.calls.get()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T00:00:00Z, 1709164800, 0",
    "2000-02-29T23:59:59.999999999Z, 951868799, 999999999",
    "2026-01-01T00:00:00.5+05:30, 1767205800, 500000000",
    "2026-01-01T00:00:00-23:59, 1767311940, 0",
    "2026-01-01T00:00:00-00:00, 1767225600, 0",
    "2026-01-01t00:00:00z, 1767225600, 0",
    "0001-01-01T00:00:00Z, -62135596800, 0",
    "0000-12-31T23:59:59-00:01, -62135596741, 0",
    "9999-12-31T23:59:59.999999999Z, 253402300799, 999999999",
  })
  void a_time_is_read_as_rfc_3339_says(String time, long seconds, int nanos) throws Exception {
    Answer answer = gateway.post(OPERATIONS, "{\"plan\": {\"startTime\": \"%s\"}}".formatted(time));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(
            CreateOperationRequest.parseFrom(gateway.operations.request).getPlan().getStartTime())
        .isEqualTo(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos).build());
  }

  /**
   * RFC 8259, section 8.2; Unicode, D92: what UTF-8 cannot say is no text of a contract. From
   * golang/protobuf issue 1576, where one half makes the rest unreadable.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udca0'none'",
        "a\\ud83dz",
        "\\ud83d\\ud83d\\ude00",
        "\\ude00\\ud83d",
        "x\\uDBFF",
      })
  void half_a_surrogate_pair_is_refused_at_its_place(String half) {
    Answer answer =
        gateway.post(
            OPERATIONS,
            "{\"plan\": {\"objectives\": [{}, {\"target\": \"1\", \"indicator\": \""
                + half
                + "\"}]}}");

    assertThat(answer.status()).as(half).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("INVALID");
    assertThat(answer.fields()).containsExactly("plan.objectives[1].indicator");
  }

  @Test
  void a_whole_pair_and_every_other_character_pass_as_they_are() throws Exception {
    String text = "\\ud83d\\ude00 😀 \\u00e9\\n\\u2028\\ufffd\\uFFFF";

    Answer answer = gateway.post(OPERATIONS, "{\"plan\": {\"codeName\": \"" + text + "\"}}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(CreateOperationRequest.parseFrom(gateway.operations.request).getPlan().getCodeName())
        .isEqualTo("\ud83d\ude00 😀 é\n\u2028\ufffd\uFFFF");
  }

  /**
   * Of the collection "Parsing JSON is a minefield" (nst/JSONTestSuite, {@code n_*} and {@code
   * i_*}).
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"plan\": {}} x",
        "{\"plan\": {}}{}",
        "{\"plan\": {},}",
        "{'plan': {}}",
        "{plan: {}}",
        "{\"plan\": {}} // no",
        "{\"plan\": {\"codeName\": \"a\tb\"}}",
        "{\"plan\": {\"codeName\": \"\\x41\"}}",
        "{\"plan\": {\"objectives\": [{\"target\": 01}]}}",
        "{\"plan\": {\"objectives\": [{\"target\": +1}]}}",
        "{\"plan\": {\"objectives\": [{\"target\": .5}]}}",
        "{\"plan\": {\"objectives\": [{\"target\": NaN}]}}",
        "{\"plan\": {\"objectives\": [{\"target\": 0x1}]}}",
        "{\"plan\": {\"objectives\": [1,,2]}}",
        "\ufeff{\"plan\": {}}",
        "{\"plan\": {}, \"plan\": {}}",
        "{\"plan\": {\"codeName\": \"a\", \"code_name\": \"a\"}}",
        "{\"plan\": null, \"plan\": {}}",
      })
  void what_is_not_json_or_says_a_thing_twice_is_refused(String body) {
    Answer answer = gateway.post(OPERATIONS, body);

    assertThat(answer.status()).as(body).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("INVALID");
  }

  /** RFC 8259, section 8.1; RFC 3629, section 3: no surrogates, no longer forms than needed. */
  @Test
  void bytes_that_are_no_utf_8_are_refused_in_body_path_and_query() {
    for (String bytes :
        new String[] {
          "\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00c3"
        }) {
      byte[] body =
          ("{\"plan\": {\"codeName\": \"" + bytes + "\"}}")
              .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      Answer answer =
          gateway.send(
              gateway
                  .request(OPERATIONS)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body)));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.reason()).isEqualTo("INVALID");
    }
    assertThat(gateway.get(OPERATIONS + "?page_token=%FF").status()).isEqualTo(400);
    assertThat(gateway.get(OPERATIONS + "?page_token=%ED%A0%80").status()).isEqualTo(400);
    assertThat(gateway.get("/api/v1/tasks/%FF").status()).isEqualTo(400);
    assertThat(gateway.get(OPERATIONS + "?page_token=%EF%BF%BD").status()).isEqualTo(200);
  }

  @Test
  void utf_16_is_not_guessed() {
    byte[] body = "{\"plan\": {}}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);

    Answer answer =
        gateway.send(
            gateway
                .request(OPERATIONS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

    assertThat(answer.status()).isEqualTo(400);
  }

  /**
   * From protocolbuffers/protobuf issue 2593 (milliseconds in seconds) and golang/protobuf issue
   * 775 (nanoseconds below zero): what is stored and JSON cannot say is told as the nearest that it
   * can, and its place is named.
   */
  @ParameterizedTest
  @CsvSource({
    "1796000000000, 0, 9999-12-31T23:59:59.999999999Z",
    "253402300800, 5, 9999-12-31T23:59:59.999999999Z",
    "-62135596801, 0, 0001-01-01T00:00:00Z",
    "9223372036854775807, 2147483647, 9999-12-31T23:59:59.999999999Z",
    "0, -1, 1970-01-01T00:00:00Z",
    "0, 1000000000, 1970-01-01T00:00:00.999999999Z",
  })
  void a_row_that_json_cannot_write_breaks_no_list_and_fails_no_command(
      long seconds, int nanos, String told) {
    var time = Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos);
    var task = Task.newBuilder().setSpec(TaskSpec.newBuilder().setTitle("b").setDueTime(time));
    gateway.tasking.answer(
        ListTasksResponse.newBuilder()
            .addTasks(Task.newBuilder().setSpec(TaskSpec.newBuilder().setTitle("a")))
            .addTasks(task)
            .setNextPageToken("more")
            .build());

    Answer list = gateway.get(TASKS);
    gateway.tasking.answer(AcceptTaskResponse.newBuilder().setTask(task).setEntry("x:1").build());
    Answer command = gateway.post(TASK + ":accept", "{}");

    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body().at("/tasks/0/spec/title").stringValue()).isEqualTo("a");
    assertThat(list.body().at("/tasks/1/spec/dueTime").stringValue()).isEqualTo(told);
    assertThat(list.body().at("/nextPageToken").stringValue()).isEqualTo("more");
    assertThat(list.response().headers().firstValue("Cordon-Inexact"))
        .contains("tasks[1].spec.due_time");
    assertThat(command.status()).isEqualTo(200);
    assertThat(command.body().at("/entry").stringValue()).isEqualTo("x:1");
    assertThat(command.response().headers().firstValue("Cordon-Inexact"))
        .contains("task.spec.due_time");
  }

  /** From envoy issue 6004, where a large answer is an empty one. */
  @Test
  void a_large_answer_comes_in_pieces_and_whole() {
    var list = ListTasksResponse.newBuilder();
    for (int i = 0; i < 500; i++) {
      list.addTasks(
          Task.newBuilder()
              .setVersion(i)
              .setSpec(TaskSpec.newBuilder().setDescription("é\"".repeat(2000))));
    }
    gateway.tasking.answer(list.setNextPageToken("more").build());

    var body = gateway.get(TASKS).body();

    assertThat(body.get("tasks")).hasSize(500);
    assertThat(body.at("/tasks/499/version").stringValue()).isEqualTo("499");
    assertThat(body.at("/tasks/499/spec/description").stringValue()).isEqualTo("é\"".repeat(2000));
    assertThat(body.get("nextPageToken").stringValue()).isEqualTo("more");
    await().until(() -> gateway.bean(MemoryBudget.class).used() == 0);
  }

  @Test
  void an_answer_that_can_be_written_says_nothing_of_it_and_a_request_logs_nothing() {
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(log);
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());

    Answer answer = gateway.get(OPERATIONS);
    gateway.post(OPERATIONS, "{\"plan\": {\"startTime\": \"2026-01-01T00:00:00Z\"}}");

    root.detachAppender(log);
    assertThat(answer.response().headers().firstValue("Cordon-Inexact")).isEmpty();
    assertThat(log.list).isEmpty();
  }
}
