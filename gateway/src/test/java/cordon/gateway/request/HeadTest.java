package cordon.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.ErrorInfo;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * HEAD is GET without the body (RFC 9110, section 9.3.2). A gateway that advertises it and answers
 * 405 is koala73/worldmonitor#7275; one that answers 405 for what is not found,
 * grpc-ecosystem/grpc-gateway#630.
 */
class HeadTest {
  private static final String WATCH =
      "/api/v1/operations/0197c0de-0000-7000-8000-000000000001/outcome:watch";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.newBuilder().setNextPageToken("more").build());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/operations",
        "/api/v1/operations?nothing=1",
        "/api/v1/nothing",
        "/",
        "/cordon.svg",
        "/nothing",
        "/api/state",
        "/api/session",
        "/api/openapi.json",
        "/api/docs",
        "/api/docs/docs.js",
      })
  void whatever_is_read_by_get_has_the_same_head_and_no_body(String path) throws IOException {
    for (String caller :
        new String[] {"", "Authorization: Bearer " + GatewayFixture.PLANNER.token() + "\r\n"}) {
      try (var connection = new RawConnection(gateway.port)) {
        connection.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + caller + "\r\n");
        Reply get = connection.reply(false);
        connection.send("HEAD " + path + " HTTP/1.1\r\nHost: x\r\n" + caller + "\r\n");
        Reply head = connection.reply(true);
        // A body would be read as the beginning of the next answer.
        connection.send("GET /api/state HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(connection.reply(false).status()).isEqualTo(200);
        assertThat(head.status()).isEqualTo(get.status());
        assertThat(fields(head)).isEqualTo(fields(get));
      }
    }
  }

  @Test
  void a_refusal_of_the_service_is_told_by_its_status() throws IOException {
    gateway.tasking.refuse(
        StatusProto.toStatusRuntimeException(
            com.google.rpc.Status.newBuilder()
                .setCode(5)
                .setMessage("There is no such task.")
                .addDetails(
                    com.google.protobuf.Any.pack(
                        ErrorInfo.newBuilder().setReason("NOT_FOUND").setDomain("cordon").build()))
                .build()));

    Reply head = head("/api/v1/tasks/0197c0de-0000-7000-8000-000000000001");

    assertThat(head.status()).isEqualTo(404);
  }

  @Test
  void of_a_stream_it_tells_whether_it_can_be_read_and_leaves_it() throws Exception {
    gateway.reporting.stream(WatchOutcomeResponse.getDefaultInstance());
    Answer begun = headOfStream();
    assertThat(gateway.reporting.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    gateway.reporting.stream();
    Answer quiet = headOfStream();
    assertThat(gateway.reporting.cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    gateway.reporting.refuse(io.grpc.Status.UNAVAILABLE.asRuntimeException());
    Answer refused = headOfStream();

    for (Answer open : new Answer[] {begun, quiet}) {
      assertThat(open.status()).isEqualTo(200);
      assertThat(open.response().headers().firstValue("Content-Type"))
          .contains("text/event-stream");
      assertThat(open.response().body()).isEmpty();
    }
    assertThat(refused.status()).isEqualTo(503);
  }

  private static Answer headOfStream() {
    return gateway.send(gateway.request(WATCH).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HEAD   | /api/v1/tasks/0197c0de-0000-7000-8000-000000000001:accept | POST",
        "GET    | /api/v1/tasks/0197c0de-0000-7000-8000-000000000001:accept | POST",
        "DELETE | /api/v1/operations | GET, HEAD, POST",
        "PUT    | " + WATCH + " | GET, HEAD",
        "POST   | /api/state | GET, HEAD",
        "POST   | /api/openapi.json | GET, HEAD",
        "POST   | /api/docs/docs.js | GET, HEAD",
        "DELETE | / | GET, HEAD",
        "POST   | /cordon.svg | GET, HEAD",
        "GET    | /api/session/sign-out | POST",
      })
  void a_path_that_does_not_take_a_method_names_those_that_it_takes(
      String verb, String path, String allowed) throws IOException {
    Reply reply = send(verb, path);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(405);
    assertThat(reply.head().lines().map(String::toLowerCase))
        .contains("allow: " + allowed.toLowerCase(java.util.Locale.ROOT));
  }

  private static Reply head(String path) throws IOException {
    return send("HEAD", path);
  }

  private static Reply send(String verb, String path) throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(verb, path, GatewayFixture.PLANNER.token()));
      return connection.reply(verb.equals("HEAD"));
    }
  }

  /** Without those that are another in every answer. */
  private static Map<String, String> fields(Reply reply) {
    var fields = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    reply.head().lines().skip(1).forEach(line -> fields.put(line.split(": ", 2)[0], line));
    fields.keySet().removeIf(name -> name.equalsIgnoreCase("Cordon-Trace"));
    fields.computeIfPresent(
        "Content-Security-Policy", (name, line) -> line.replaceAll("nonce-[^']+", "nonce"));
    // The trace is in the body of a problem too, and has always the same length.
    return fields;
  }
}
