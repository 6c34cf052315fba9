package cordon.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import cordon.gateway.GatewayFixture;
import cordon.gateway.Http2Frames;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import cordon.operations.v1.ListOperationsResponse;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What has one value by its definition comes once (RFC 9110, section 5.3). That a second
 * Authorization is not simply passed over is asked in httpwg/http-core#180; that proxies join two
 * into a list, in envoyproxy/envoy#12203 and istio/istio#36431.
 */
class SingleHeadersTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static GatewayFixture gateway;
  private static String good;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    good = "Bearer " + GatewayFixture.PLANNER.token();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Idempotency-Key",
        "Cordon-After",
        "Cordon-Purpose",
        "X-CSRF-Token",
        "traceparent",
        "Last-Event-ID",
        "Content-Type",
        "Origin",
        "Referer",
        "User-Agent",
        "Range",
        "If-Modified-Since",
        "grpc-timeout",
        "grpc-encoding",
      })
  void a_field_of_one_value_comes_once(String name) throws IOException {
    int before = gateway.operations.calls.get();

    for (String second : new String[] {"a", "b", ""}) {
      Reply reply =
          send("Authorization: %s\r\n%s: a\r\n%s: %s".formatted(good, name, name, second));

      assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
      assertThat(reply.body())
          .contains("\"reason\":\"BAD_HEADER\"")
          .containsIgnoringCase("\"header\":\"" + name + "\"");
      assertThat(reply.body()).contains("\"traceId\":\"");
    }
    assertThat(gateway.operations.calls.get()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: {good}~Authorization: {good}",
        "Authorization: {good}~authorization: Bearer x",
        "Authorization: Bearer x~Authorization: {good}",
        "Authorization: ~Authorization: {good}",
        "Authorization: {good}, Bearer x",
        "Authorization: Bearer x, {good}",
        "Authorization: {good},",
        "Authorization: {good}~Cookie: cordon-session=x",
        "Authorization: {good}~Cookie: a=b; cordon-session=x",
        "Cookie: cordon-session=x; cordon-session=y",
        "Cookie: cordon-session=x~Cookie: cordon-session=y",
      })
  void a_request_says_once_who_calls(String headers) throws IOException {
    Reply reply = send(headers.replace("{good}", good).replace("~", "\r\n"));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
    assertThat(reply.body()).contains("\"reason\":\"BAD_HEADER\"");
  }

  @Test
  void a_token_in_the_address_is_none_and_beside_another_is_refused() throws IOException {
    String token = GatewayFixture.PLANNER.token();
    String alone = "GET " + OPERATIONS + "?access_token=" + token + " HTTP/1.1\r\nHost: x\r\n";

    assertThat(raw(alone).status()).isEqualTo(401);
    assertThat(raw(alone + "Authorization: " + good + "\r\n").body())
        .contains("\"reason\":\"BAD_HEADER\"");
  }

  @Test
  void two_lengths_of_a_body_are_refused_before_the_body_is_read() throws IOException {
    for (String second : new String[] {"Content-Length: 2", "Content-Length: 3"}) {
      Reply reply =
          raw(
              "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: %s\r\nContent-Length: 2\r\n%s\r\n"
                  .formatted(OPERATIONS, good, second));

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body()).contains("\"reason\":\"");
    }
  }

  @Test
  void fields_that_are_lists_may_come_in_several_lines() throws IOException {
    Reply reply =
        send(
            "Authorization: %s\r\nAccept: text/html\r\nAccept: application/json\r\nVia: a\r\nVia: b"
                .formatted(good));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
  }

  @Test
  void over_http2_a_field_of_one_value_comes_once_as_well() {
    var twice = new DefaultHttp2Headers(false);
    twice.method("GET").scheme("http").path(OPERATIONS).authority("x");
    twice.add("authorization", good).add("authorization", good);
    var once = new DefaultHttp2Headers(false);
    once.method("GET").scheme("http").path(OPERATIONS).authority("x");
    once.add("authorization", good).add("cookie", "a=b").add("cookie", "c=d");

    assertThat(Http2Frames.status(gateway.port, twice)).isEqualTo(400);
    assertThat(Http2Frames.status(gateway.port, once)).isEqualTo(200);
  }

  private static Reply send(String headers) throws IOException {
    return raw("GET " + OPERATIONS + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n");
  }

  private static Reply raw(String head) throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(head + "\r\n");
      return connection.reply(false);
    }
  }
}
