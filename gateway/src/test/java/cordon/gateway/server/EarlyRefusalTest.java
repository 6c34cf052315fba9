package cordon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.GatewayFixture;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import cordon.operations.v1.ListOperationsResponse;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * Who is refused while still sending a large body gets the refusal and no reset (RFC 9112, section
 * 9.6). That it is lost where a server closes at once is reactor/reactor-netty#2944,
 * rwf2/Rocket#2783 and ratpack/ratpack#1604.
 */
class EarlyRefusalTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static final int LARGE = 24 * 1024 * 1024;
  private static final byte[] PIECE = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
  private static GatewayFixture gateway;
  private static String token;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of("cordon.limits.address", "100000"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    token = "Authorization: Bearer " + GatewayFixture.PLANNER.token() + "~";
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  static Stream<Arguments> refusals() {
    String json = "Host: x~Content-Type: application/json~";
    List<String[]> heads =
        List.of(
            new String[] {"413", "BODY_TOO_LARGE", "POST {path} HTTP/1.1~{token}" + json},
            new String[] {"401", "UNAUTHENTICATED", "POST {path} HTTP/1.1~" + json},
            new String[] {"404", "NOT_FOUND", "POST {path}/x/y HTTP/1.1~{token}" + json},
            new String[] {"405", "METHOD_NOT_ALLOWED", "DELETE {path} HTTP/1.1~{token}" + json},
            new String[] {
              "415",
              "UNSUPPORTED_MEDIA_TYPE",
              "POST {path} HTTP/1.1~{token}Host: x~Content-Type: text/plain~"
            },
            new String[] {
              "415",
              "UNSUPPORTED_ENCODING",
              "POST {path} HTTP/1.1~{token}Content-Encoding: gzip~" + json
            },
            new String[] {"400", "BAD_HEADER", "POST {path} HTTP/1.1~{token}"},
            new String[] {"400", "INVALID", "POST {path};x HTTP/1.1~{token}" + json},
            new String[] {"414", "URI_TOO_LONG", "POST /{long} HTTP/1.1~{token}" + json});
    return heads.stream()
        .flatMap(head ->
            Stream.of("", "Connection: close~", "Connection: keep-alive~")
                .flatMap(connection ->
                    Stream.of(true, false)
                        .map(chunked ->
                            Arguments.of(head[0], head[1], head[2] + connection, chunked))));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void the_refusal_arrives_at_one_who_sends_all_before_reading(
      int status, String reason, String head, boolean chunked) throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(head(head, chunked ? "Transfer-Encoding: chunked" : length()));
      sendLarge(connection, chunked);

      Reply reply = connection.reply(false);

      assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
      assertThat(reply.body()).contains("\"reason\":\"" + reason + "\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"413, true", "401, false"})
  void who_asks_whether_to_send_is_told_so_instead_and_the_connection_ends(
      int status, boolean known) throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          head(
              "POST {path} HTTP/1.1~Host: x~Content-Type: application/json~Expect: 100-continue~"
                  + (known ? "{token}" : ""),
              length()));

      Reply reply = connection.reply(false);

      assertThat(reply.status()).isEqualTo(status);
      // A next request here might be taken for the body (RFC 9110, section 10.1.1).
      assertThat(reply.closes()).isTrue();
      assertThat(connection.rest()).isEmpty();
    }
  }

  @Test
  void who_asks_whether_to_send_what_is_taken_is_told_to() throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          head(
              "POST {path} HTTP/1.1~Host: x~{token}Content-Type: application/json~"
                  + "Expect: 100-continue~",
              "Content-Length: 2"));
      assertThat(connection.line()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(connection.line()).isEmpty();
      connection.send("{}");
      assertThat(connection.reply(false).status()).isEqualTo(200);

      connection.send(
          "GET {path} HTTP/1.1~Host: x~{token}~"
              .replace("{token}", token)
              .replace("{path}", OPERATIONS)
              .replace("~", "\r\n"));
      assertThat(connection.reply(false).status()).isEqualTo(200);
    }
  }

  @Test
  void a_connection_that_stays_serves_the_next_request_behind_what_was_thrown_away()
      throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(head("POST {path} HTTP/1.1~Host: x~{token}", length()));
      sendLarge(connection, false);
      assertThat(connection.reply(false).status()).isEqualTo(413);

      connection.send(
          "GET {path} HTTP/1.1~Host: x~{token}~"
              .replace("{token}", token)
              .replace("{path}", OPERATIONS)
              .replace("~", "\r\n"));
      assertThat(connection.reply(false).status()).isEqualTo(200);
    }
  }

  @Test
  void one_who_never_ends_is_not_waited_for() throws Exception {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(head("POST {path} HTTP/1.1~Host: x~Connection: close~", length()));
      assertThat(connection.reply(false).status()).isEqualTo(401);
      assertThat(connection.rest()).isEmpty();

      long before = System.nanoTime();
      assertThat(isCutOff(connection)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  /** Sends a little every now and then until the other end does not take it any more. */
  private static boolean isCutOff(RawConnection connection) throws InterruptedException {
    for (int i = 0; i < 5; i++) {
      Thread.sleep(i == 0 ? 5000 : 500);
      try {
        connection.send(PIECE);
      } catch (IOException e) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @CsvSource({"413, true", "401, false"})
  void the_refusal_arrives_over_http2_as_well(int status, boolean known) {
    Integer answered =
        HttpClient.create()
            .protocol(HttpProtocol.H2C)
            .host("127.0.0.1")
            .port(gateway.port)
            .headers(headers -> {
              if (known) {
                headers.add("authorization", "Bearer " + GatewayFixture.PLANNER.token());
              }
              headers.add("content-type", "application/json");
            })
            .post()
            .uri(OPERATIONS)
            .send(Flux.range(0, LARGE / PIECE.length).map(i -> Unpooled.wrappedBuffer(PIECE)))
            .responseSingle((response, body) -> Mono.just(response.status().code()))
            .block(Duration.ofSeconds(20));

    assertThat(answered).isEqualTo(status);
  }

  /** urllib says {@code Connection: close} with every request, and reads when all is sent. */
  @Test
  void pythons_clients_see_the_refusals() throws Exception {
    String script =
        """
        import http.client, sys, urllib.error, urllib.request
        base, port, token = sys.argv[1], int(sys.argv[2]), sys.argv[3]
        large = b' ' * (24 * 1024 * 1024)
        def by_urllib(path, headers):
            request = urllib.request.Request(base + path, data=large, headers=headers, method='POST')
            try:
                return urllib.request.urlopen(request, timeout=20).status
            except urllib.error.HTTPError as refused:
                return '%d %s' % (refused.code, b'"reason"' in refused.read())
        def by_http_client(path, headers, chunked):
            connection = http.client.HTTPConnection('127.0.0.1', port, timeout=20)
            body = (large[i:i + 65536] for i in range(0, len(large), 65536)) if chunked else large
            connection.request('POST', path, body=body, headers=headers, encode_chunked=chunked)
            answer = connection.getresponse()
            return '%d %s' % (answer.status, b'"reason"' in answer.read())
        known = {'Authorization': 'Bearer ' + token, 'Content-Type': 'application/json'}
        print(by_urllib('/api/v1/operations', known))
        print(by_urllib('/api/v1/operations', {'Content-Type': 'application/json'}))
        print(by_urllib('/api/v1/nothing', known))
        for chunked in (False, True):
            extra = {'Transfer-Encoding': 'chunked'} if chunked else {}
            for close in ({}, {'Connection': 'close'}):
                print(by_http_client('/api/v1/operations', {**known, **extra, **close}, chunked))
        """;
    Process python =
        new ProcessBuilder(
                "python3",
                "-c",
                script,
                gateway.address(),
                String.valueOf(gateway.port),
                GatewayFixture.PLANNER.token())
            .redirectErrorStream(true)
            .start();

    String told = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(told.lines())
        .containsExactly(
            "413 True", "401 True", "404 True", "413 True", "413 True", "413 True", "413 True");
  }

  private static String length() {
    return "Content-Length: " + LARGE;
  }

  private static String head(String head, String length) {
    return (head + length + "~~")
        .replace("{token}", token)
        .replace("{path}", OPERATIONS)
        .replace("{long}", "x".repeat(9000))
        .replace("~", "\r\n");
  }

  private static void sendLarge(RawConnection connection, boolean chunked) throws IOException {
    for (int sent = 0; sent < LARGE; sent += PIECE.length) {
      if (chunked) {
        connection.send(Integer.toHexString(PIECE.length) + "\r\n");
      }
      connection.send(PIECE);
      if (chunked) {
        connection.send("\r\n");
      }
    }
    if (chunked) {
      connection.send("0\r\n\r\n");
    }
  }
}
