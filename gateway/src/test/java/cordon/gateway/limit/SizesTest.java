package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is too large, too deep or packed is refused with a reason, also by what reads the bytes. */
class SizesTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        new GatewayFixture(
            Map.of("cordon.limits.sending", "1s", "cordon.resilience.command-limit", "3s"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_body_may_be_nested_64_deep() {
    String deep = "{\"plan\":".repeat(65) + "1" + "}".repeat(65);

    Answer answer = gateway.post(OPERATIONS, deep);
    Answer lists = gateway.post(OPERATIONS, "[".repeat(100_000));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("TOO_DEEP");
    assertThat(answer.body().get("detail").stringValue())
        .isEqualTo("The body is nested more than 64 deep.");
    assertThat(lists.reason()).isEqualTo("TOO_DEEP");
  }

  @Test
  void a_number_that_would_keep_its_reader_busy_for_hours_is_none() {
    Answer body = gateway.post("/api/v1/tasks/x:accept", "{\"version\": 1e999999999}");
    Answer query = gateway.get(OPERATIONS + "?page_size=1e999999999");

    assertThat(body.fields()).containsExactly("version");
    assertThat(query.fields()).containsExactly("page_size");
  }

  @Test
  void a_request_has_at_most_a_hundred_parameters() {
    Answer answer = gateway.get(OPERATIONS + "?" + "page_size=1&".repeat(101));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("TOO_MANY_PARAMETERS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /{9000} HTTP/1.1                     | 414 | URI_TOO_LONG",
        "GET / HTTP/1.1~X: {17000}                | 431 | HEADER_TOO_LARGE",
        "GET / HTTP/1.1~Host: x~X: y*120          | 431 | HEADER_TOO_LARGE",
        "GET / HTTP/1.1~Host: x~no colon          | 400 | INVALID",
        "GET /%zz HTTP/1.1~Host: x                | 400 | INVALID",
        "GET /?a=%zz HTTP/1.1~Host: x             | 400 | INVALID",
        "POST / HTTP/1.1~Host: x~Content-Length: 1, 2 | 400 | INVALID",
        "POST / HTTP/1.1~Host: x~Content-Encoding: gzip | 415 | UNSUPPORTED_ENCODING",
      })
  void what_no_client_sends_is_refused_with_a_problem(String sent, int status, String reason)
      throws IOException {
    String request =
        sent.replace("{9000}", "x".repeat(9000))
            .replace("{17000}", "x".repeat(17_000))
            .replace("X: y*120", "X: y~".repeat(120) + "Z: z")
            .replace("~", "\r\n");
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(request + "\r\n\r\n");

      Reply reply = connection.reply(false);

      assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
      assertThat(reply.body()).contains("\"reason\":\"" + reason + "\"");
      assertThat(reply.head())
          .containsIgnoringCase("content-type: application/problem+json")
          .containsIgnoringCase("x-content-type-options: nosniff");
    }
  }

  @Test
  void a_body_that_does_not_come_is_not_waited_for() throws IOException {
    for (String length : new String[] {"Content-Length: 2", "Content-Length: 4000000"}) {
      try (var connection = new RawConnection(gateway.port)) {
        connection.send(
            "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n{"
                .formatted(OPERATIONS, GatewayFixture.PLANNER.token(), length));

        Reply reply = connection.reply(false);

        assertThat(reply.status()).isEqualTo(408);
        assertThat(reply.body()).contains("\"reason\":\"BODY_TOO_SLOW\"");
      }
    }
    assertThat(gateway.bean(MemoryBudget.class).used()).isZero();
  }

  /** Blanks become nothing, but can be reached for as long as the call is under way. */
  @Test
  void a_large_body_keeps_its_room_until_its_call_is_over() {
    String body = "{}" + " ".repeat(1024 * 1024);
    gateway.operations.stream();
    int before = gateway.operations.calls.get();

    var call =
        CompletableFuture.supplyAsync(
            () -> gateway.post(OPERATIONS, body), Thread::startVirtualThread);
    await().until(() -> gateway.operations.calls.get() > before);

    assertThat(gateway.bean(MemoryBudget.class).used())
        .isEqualTo(MemoryBudget.WEIGHT * body.length());
    assertThat(call.join().status()).isEqualTo(504);
    await().until(() -> gateway.bean(MemoryBudget.class).used() == 0);
  }

  @Test
  void a_chunk_that_is_none_is_refused_with_a_problem() throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
              .formatted(OPERATIONS, GatewayFixture.PLANNER.token()));

      assertThat(connection.reply(false).body()).contains("\"reason\":\"INVALID\"");
    }
  }
}
