package cordon.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.GatewayFixture;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import cordon.operations.v1.ListOperationsResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A path that is there for another verb says which (RFC 9110, section 15.5.6). */
class OtherVerbTest {
  private static final String NATIVE = "/cordon.operations.v1.OperationService/ListOperations";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, " + NATIVE + ", POST",
    "HEAD, " + NATIVE + ", POST",
    "PUT, " + NATIVE + ", POST",
    "DELETE, " + NATIVE + ", POST",
    "OPTIONS, " + NATIVE + ", POST",
    "GET, /cordon.reporting.v1.OutcomeService/WatchOutcome, POST",
    "DELETE, /api/v1/operations, 'GET, HEAD, POST'",
  })
  void it_is_refused_with_those_that_the_path_takes(String verb, String path, String allowed)
      throws IOException {
    Reply reply = send(verb, path, "");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.head().lines()).anyMatch(("allow: " + allowed)::equalsIgnoreCase);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /cordon.operations.v1.OperationService/Nothing",
    "GET, /cordon.operations.v1.OperationService/",
    "GET, /cordon.operations.v1.OperationService/listoperations",
    "POST, /cordon.operations.v1.Nothing/ListOperations",
  })
  void what_is_no_method_is_not_found_by_any(String verb, String path) throws IOException {
    Reply reply = send(verb, path, "Content-Length: 0\r\n");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.head()).doesNotContainIgnoringCase("allow:");
  }

  @ParameterizedTest
  @CsvSource({"application/json", "text/plain", "''"})
  void what_is_sent_to_a_method_of_grpc_in_another_form_is_told_so(String type) throws IOException {
    String head = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";

    Reply reply = send("POST", NATIVE, head + "Content-Length: 2\r\n", "{}");

    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.body()).contains("UNSUPPORTED_MEDIA_TYPE").contains("application/grpc");
  }

  private static Reply send(String verb, String path, String head) throws IOException {
    return send(verb, path, head, "");
  }

  private static Reply send(String verb, String path, String head, String body) throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          "%s %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n%s\r\n%s"
              .formatted(verb, path, GatewayFixture.PLANNER.token(), head, body));
      return connection.reply(verb.equals("HEAD"));
    }
  }
}
