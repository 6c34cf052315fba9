package cordon.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.gateway.RawConnection;
import cordon.gateway.RawConnection.Reply;
import cordon.gateway.TestBrowser;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestCollector;
import cordon.testsupport.TestCollector.Span;
import cordon.testsupport.TestIdentity;
import io.grpc.Metadata;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages tell of their part in traces, and what is not taken of them. */
class PageSpansTest {
  private static final String LIST = "cordon.operations.v1.OperationService/ListOperations";
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String VIEW = "00f067aa0ba902b7";
  private static final String CALL = "b7ad6b7169203331";
  private static final TestCollector collector = new TestCollector();

  private static GatewayFixture gateway;
  private static int people;
  private TestBrowser browser;

  @BeforeAll
  static void start() {
    gateway =
        new GatewayFixture(
            Map.of("cordon.traces.endpoint", collector.endpoint(), "cordon.limits.sending", "1s"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    collector.close();
  }

  @BeforeEach
  void open() {
    browser = new TestBrowser(gateway);
    // Each of them may tell something so many times in a second.
    TestCaller planner = TestIdentity.person("ines" + people++).roles("planner");
    browser.signIn(planner, "");
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_view_its_call_and_what_the_gateway_does_for_it_are_one_trace() {
    var answer =
        browser.send(
            browser
                .request("/api/v1/operations?pageSize=7")
                .header("traceparent", traceParent(CALL))
                .GET());
    int taken =
        browser
            .post(
                PageSpans.PATH,
                sent(
                    span(VIEW, "", "view", "/operations/$operation", ""),
                    span(CALL, VIEW, "call", LIST, ", \"first\": 20, \"status\": 200")))
            .status();

    assertThat(answer.response().headers().firstValue("Cordon-Trace")).contains(TRACE);
    assertThat(taken).isEqualTo(204);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            collector.of(TRACE).stream().filter(span -> !span.parent().isEmpty()).count() >= 2);
    assertThat(collector.of(TRACE))
        .extracting(Span::part, Span::name, Span::parent)
        .contains(
            tuple("cordon-web", "view /operations/$operation", ""),
            tuple("cordon-web", LIST, VIEW),
            tuple("gateway", LIST, CALL));
    Span edge = named("gateway");
    assertThat(passedOn()).isEqualTo("00-" + TRACE + "-" + edge.id() + "-01");
    assertThat(collector.of(TRACE))
        .filteredOn(span -> span.id().equals(CALL))
        .singleElement()
        .satisfies(span ->
            assertThat(span.attributes())
                .containsOnlyKeys("cordon.kind", "cordon.first_byte_ms", "cordon.status"));
  }

  @Test
  void a_page_is_told_that_its_traces_are_wanted() {
    assertThat(browser.session().get("traces").doubleValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "spans[0].name|view|/operations/0197c0de-0000-7000-8000-000000000001|",
        "spans[0].name|view|/operations?find=Okonkwo|",
        "spans[0].name|call|/operations|",
        "spans[0].kind|other|/operations|",
        "spans[0].took|view|/operations|, \"took\": 4000",
        "spans[0].refused|view|/operations|, \"refused\": \"Amina Okonkwo\"",
        "|view|/operations|, \"person\": \"Okonkwo\"",
      })
  void what_could_name_somebody_or_something_is_refused(
      String place, String kind, String name, String more) {
    String one = span(VIEW, "", kind, name, more == null ? "" : more);
    var answer = browser.post(PageSpans.PATH, sent(one));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.reason()).isEqualTo("INVALID");
    assertThat(answer.fields()).isEqualTo(place == null ? List.of() : List.of(place));
    assertThat(answer.body().path("detail").stringValue("")).doesNotContain("Okonkwo");
  }

  @Test
  void it_is_taken_of_a_session_and_its_own_page_alone() {
    String body = sent(span(VIEW, "", "view", "/operations", ""));

    assertThat(browser.forge(PageSpans.PATH, body).reason()).isEqualTo("CSRF_REQUIRED");
    assertThat(gateway.post(PageSpans.PATH, body).reason()).isEqualTo("NO_SESSION");
    try (var stranger = new TestBrowser(gateway)) {
      assertThat(stranger.forge(PageSpans.PATH, body).status()).isEqualTo(401);
    }
  }

  @Test
  void it_is_little_and_seldom() {
    String one = span(VIEW, "", "view", "/operations", "");

    var large = browser.post(PageSpans.PATH, " ".repeat(17 * 1024));
    assertThat(large.status()).isEqualTo(413);
    assertThat(large.reason()).isEqualTo("BODY_TOO_LARGE");
    assertThat(large.body().path("detail").stringValue(""))
        .isEqualTo("The request is larger than 16 KiB; send it in parts.");
    var many =
        browser.post(PageSpans.PATH, sent(Collections.nCopies(65, one).toArray(String[]::new)));
    assertThat(many.status()).isEqualTo(400);
    assertThat(many.fields()).containsExactly("spans");
    assertThat(
            IntStream.range(0, 12).mapToObj(i -> browser.post(PageSpans.PATH, sent(one)).status()))
        .contains(429);
  }

  @Test
  void a_body_that_does_not_come_is_not_waited_for() throws IOException {
    String token = browser.session().path("csrfToken").stringValue("");
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          ("POST %s HTTP/1.1\r\nHost: x\r\nCookie: %s\r\nX-CSRF-Token: %s\r\n"
                  + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{")
              .formatted(PageSpans.PATH, cookie(), token));

      Reply reply = connection.reply(false);

      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.body()).contains("\"reason\":\"BODY_TOO_SLOW\"");
    }
  }

  private String cookie() {
    return browser.allCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private static String passedOn() {
    return String.valueOf(
        gateway.operations.headers.get(
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER)));
  }

  private static Span named(String part) {
    return collector.of(TRACE).stream()
        .filter(span -> span.part().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private static String traceParent(String span) {
    return "00-" + TRACE + "-" + span + "-01";
  }

  private static String sent(String... spans) {
    return "{\"spans\": [" + String.join(", ", spans) + "]}";
  }

  private static String span(String id, String parent, String kind, String name, String more) {
    String took = more.contains("\"took\"") ? "" : ", \"took\": 90";
    return "{\"own\": \"%s\", \"parent\": \"%s\", \"kind\": \"%s\", \"name\": \"%s\", \"ago\": 100%s%s}"
        .formatted(traceParent(id), parent, kind, name, took, more);
  }
}
