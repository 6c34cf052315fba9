package cordon.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.GatewayFixture;
import cordon.gateway.Http2Frames;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import cordon.operations.v1.ListOperationsResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whom a request is for (RFC 9112, section 3.2; RFC 9113, section 8.3.1). The cases are those of
 * vert-x3/vertx-web#2612 and #2640 (none, and HTTP/1.0), reactor/reactor-netty#2723 and
 * javaee/grizzly#1264 (empty), and aspnet/KestrelHttpServer#839 (two, and what is none).
 */
class HostTest {
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
  @ValueSource(
      strings = {
        "/api/v1/operations",
        "/api/v1/operations/0197c0de-0000-7000-8000-000000000001/outcome:watch",
        "/",
        "/cordon.svg",
        "/nothing",
        "/api/state",
        "/api/session",
        "/api/openapi.json",
        "/api/docs",
        "/oauth2/authorization/keycloak",
        "/cordon.operations.v1.OperationService/ListOperations"
      })
  void a_request_without_a_host_or_with_two_is_refused_everywhere(String path) throws IOException {
    for (String head :
        new String[] {"", "Host: a.example\r\nHost: b.example\r\n", "Host: a\r\nHost: a\r\n"}) {
      Reply reply = send("GET " + path + " HTTP/1.1\r\n" + head);

      assertThat(reply.status()).as(head).isEqualTo(400);
      assertThat(reply.body())
          .contains("\"reason\":\"BAD_HEADER\"")
          .contains("\"header\":\"host\"");
      assertThat(reply.head())
          .containsIgnoringCase("content-type: application/problem+json")
          .containsIgnoringCase("x-content-type-options: nosniff");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.example                            | 200",
        "A.EXAMPLE:8080                       | 200",
        "a.example:                           | 200",
        "[::1]:                               | 200",
        "a.example:8080:                      | 400",
        "[::1]:1:                             | 400",
        "[::1:                                | 400",
        "a.example:0000080                    | 200",
        "a.example:0065536                    | 400",
        "a.example:-1                         | 400",
        "a.example:٨٠                         | 400",
        ":                                    | 400",
        "a_b.example                          | 200",
        "127.0.0.1:1                          | 200",
        "[::1]:8080                           | 200",
        "[::ffff:192.0.2.1]                   | 200",
        "''                                   | 400",
        "a.example, b.example                 | 400",
        "a.example,b.example                  | 400",
        "a.example b.example                  | 400",
        "user@a.example                       | 400",
        "a.example/path                       | 400",
        "a.example?x                          | 400",
        "a.example#x                          | 400",
        "a.example:x                          | 400",
        "a.example:65536                      | 400",
        "a.example:8080:8080                  | 400",
        ":8080                                | 400",
        "http://a.example                     | 400",
        "[::1                                 | 400",
        "[a.example]                          | 400",
        "[::1]x                               | 400",
        "::1                                  | 400",
        "a%2eexample                          | 400",
        "ä.example                            | 400",
        "<script>                             | 400",
        "a.ex\u0001ample                      | 400",
      })
  void a_host_is_a_name_or_an_address(String host, int status) throws IOException {
    Reply reply =
        send("GET /api/v1/operations HTTP/1.1\r\nHost: " + host + "\r\n" + authorization());

    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.body().contains("\"reason\":\"")).isEqualTo(status == 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET {}/api/v1/operations HTTP/1.1~Host: a.example              | 400",
        "GET http://a.example/api/v1/operations HTTP/1.1~Host: a.example | 200",
        "GET http://A.example/api/v1/operations HTTP/1.1~Host: a.example | 200",
        "GET http://a.example:/api/v1/operations HTTP/1.1~Host: a.example | 200",
        "GET http://a.example/api/v1/operations HTTP/1.1~Host: a.example: | 200",
        "GET HTTP://a.example:80/api/v1/operations HTTP/1.1~Host: a.example:80 | 200",
        "GET http://b.example/api/v1/operations HTTP/1.1~Host: a.example | 400",
        "GET http://b.example@a.example/api/v1/operations HTTP/1.1~Host: a.example | 400",
        "GET http://a.example/api/v1/operations HTTP/1.1                | 400",
        "GET http:///api/v1/operations HTTP/1.1~Host: a.example         | 400",
        "GET ftp://a.example/api/v1/operations HTTP/1.1~Host: a.example | 400",
        "GET //a.example/api/v1/operations HTTP/1.1~Host: a.example     | 400",
        "GET a.example/api/v1/operations HTTP/1.1~Host: a.example       | 400",
        "CONNECT a.example:80 HTTP/1.1~Host: a.example:80               | 400",
        "GET /api/v1/operations HTTP/1.0                                | 200",
        "GET /api/v1/operations HTTP/1.0~Host: a.example                | 200",
        "GET /api/v1/operations HTTP/1.0~Host: a.example~Host: b.example | 400",
        "GET /api/v1/operations HTTP/1.0~Host: a b                      | 400",
      })
  void a_target_names_no_other_host(String head, int status) throws IOException {
    Reply reply = send(head.replace("~", "\r\n") + "\r\n" + authorization());

    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
  }

  @Test
  void a_refusal_for_the_host_leaves_the_connection_to_the_next_request() throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send("GET /api/v1/operations HTTP/1.1\r\n" + authorization() + "\r\n");
      assertThat(connection.reply(false).status()).isEqualTo(400);

      connection.send("GET /api/v1/operations HTTP/1.1\r\nHost: a\r\n" + authorization() + "\r\n");
      assertThat(connection.reply(false).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"a.example, true", "b.example, false", "A.EXAMPLE, true"})
  void over_http2_a_host_beside_the_authority_is_the_same(String host, boolean served) {
    assertThat(isServed("a.example", host)).isEqualTo(served);
  }

  @Test
  void over_http2_a_request_for_nobody_is_refused() {
    assertThat(isServed(null, null)).isFalse();
    assertThat(isServed("user@a.example", null)).isFalse();
    assertThat(isServed("", null)).isFalse();
    assertThat(isServed("a.example", null)).isTrue();
    assertThat(isServed(null, "a.example")).isTrue();
  }

  /** What is not is answered 400, or its stream is reset (RFC 9113, section 8.1.1). */
  private static boolean isServed(@Nullable String authority, @Nullable String host) {
    int status = Http2Frames.status(gateway.port, authority, host);
    assertThat(status).isIn(0, 200, 400);
    return status == 200;
  }

  @Test
  void health_is_asked_of_one_host_too() throws IOException {
    for (String head : new String[] {"", "Host: a\r\nHost: b\r\n", "Host: a b\r\n"}) {
      try (var connection = new RawConnection(gateway.managementPort())) {
        connection.send("GET /actuator/health HTTP/1.1\r\n" + head + "\r\n");
        assertThat(connection.reply(false).status()).as(head).isEqualTo(400);
      }
    }
    try (var connection = new RawConnection(gateway.managementPort())) {
      connection.send("GET /actuator/health HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(connection.reply(false).body()).contains("\"status\":");
    }
  }

  private static String authorization() {
    return "Authorization: Bearer " + GatewayFixture.PLANNER.token() + "\r\n";
  }

  private static Reply send(String head) throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(head + "\r\n");
      return connection.reply(false);
    }
  }
}
