package cordon.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.TestBrowser;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import cordon.testsupport.TestSignIns;
import io.grpc.Metadata;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Sessions of browsers from their beginning to each of their ends. */
class SessionTest {
  private static final TestCaller PLANNER = TestIdentity.person("ines").roles("planner");
  private static final String BACK_CHANNEL = "/logout/connect/back-channel/keycloak";

  private static GatewayFixture gateway;
  private TestBrowser browser;

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void open() {
    TestSignIns.tokensLive(60);
    browser = new TestBrowser(gateway);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void whoever_signs_in_comes_back_to_where_they_were_and_calls_in_their_own_name() {
    assertThat(browser.isSignedIn()).isFalse();

    var at = browser.signIn(PLANNER, "?return_to=/?operation=7");
    Answer answer = browser.get("/api/v1/operations");

    assertThat(at.toString()).isEqualTo(gateway.address() + "/?operation=7");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(claim(bearer(), "sub")).isEqualTo(PLANNER.subject());
    assertThat(browser.session().get("roles").get(0).stringValue()).isEqualTo("planner");
  }

  @Test
  void no_token_leaves_the_gateway_and_none_lies_open_in_the_database() {
    browser.signIn(PLANNER, "");

    var cookie = browser.cookie("cordon-session").orElseThrow();
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(browser.allCookies()).hasSize(1);
    assertThat(browser.session().toString()).doesNotContain("eyJ");
    for (Document session : sessions().find()) {
      session
          .values()
          .forEach(value ->
              assertThat(kept(value)).doesNotContain("eyJ").doesNotContain(cookie.getValue()));
    }
  }

  /** As it lies there; written otherwise, what is encrypted shows anything sooner or later. */
  private static String kept(Object value) {
    return value instanceof Binary bytes
        ? new String(bytes.getData(), StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  @Test
  void without_a_collector_a_page_is_asked_for_no_traces_and_none_are_taken() {
    browser.signIn(PLANNER, "");

    assertThat(browser.session().get("traces").doubleValue()).isZero();
    assertThat(browser.post("/api/traces", "{\"spans\": []}").status()).isEqualTo(404);
  }

  @Test
  void a_cookie_is_for_this_site_only() {
    TestSignIns.next(PLANNER);

    Answer start = browserWithoutRedirects("/oauth2/authorization/keycloak");

    assertThat(start.response().headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/");
    assertThat(start.response().headers().firstValue("Location").orElseThrow())
        .contains("code_challenge_method=S256")
        .contains("response_type=code");
  }

  @Test
  void a_change_in_the_name_of_a_cookie_needs_the_header_that_only_our_pages_know() {
    browser.signIn(PLANNER, "");
    String stolen =
        gateway.request("/").build().headers().firstValue("Authorization").orElseThrow();

    Answer forged = browser.forge("/api/v1/operations", "{}");
    Answer guessed =
        browser.send(browser.change("/api/v1/operations", "{}").header("X-CSRF-Token", "x"));
    Answer real = browser.post("/api/v1/operations", "{}");
    Answer both =
        browser.send(browser.change("/api/v1/operations", "{}").header("Authorization", stolen));

    assertThat(forged.status()).isEqualTo(403);
    assertThat(forged.reason()).isEqualTo("CSRF_REQUIRED");
    assertThat(guessed.reason()).isEqualTo("CSRF_REQUIRED");
    assertThat(real.status()).isEqualTo(200);
    assertThat(both.status()).isEqualTo(400);
    assertThat(both.reason()).isEqualTo("BAD_HEADER");
  }

  @Test
  void a_sign_in_serves_once_and_leads_nowhere_else() {
    TestSignIns.next(PLANNER);
    var elsewhere = browser.signIn(PLANNER, "?return_to=https://elsewhere.example/");
    var hidden = browser.signIn(PLANNER, "?return_to=//elsewhere.example/");
    Answer replayed = browser.get("/login/oauth2/code/keycloak?code=1&state=" + "a".repeat(44));

    assertThat(elsewhere.toString()).isEqualTo(gateway.address() + "/");
    assertThat(hidden.toString()).isEqualTo(gateway.address() + "/");
    assertThat(replayed.response().uri().getQuery()).startsWith("refused=SIGN_IN_FAILED&trace=");
  }

  @Test
  void a_sign_in_that_somebody_has_made_themselves_is_none() {
    String state = "A".repeat(24);
    for (String kept :
        new String[] {"{}", "null", "[]", "{\"state\":\"%s\"}".formatted(state), "x"}) {
      String cookie =
          java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes());
      Answer answer =
          gateway.send(
              gateway
                  .anonymous("/login/oauth2/code/keycloak?code=x&state=" + state)
                  .header("Cookie", "cordon-sign-in-AAAAAAAAAAAA=" + cookie)
                  .GET());

      assertThat(answer.status()).as(kept).isEqualTo(302);
      assertThat(answer.response().headers().firstValue("Location").orElseThrow())
          .startsWith("/?refused=SIGN_IN_FAILED");
    }
    assertThat(browser.signIn(PLANNER, "?return_to=/?a=%7Bx%7D").getPath()).isEqualTo("/");
  }

  @Test
  void a_new_sign_in_has_a_new_cookie_and_ends_the_session_before() {
    browser.signIn(PLANNER, "");
    String before = browser.cookie("cordon-session").orElseThrow().getValue();

    browser.signIn(PLANNER, "?acr_values=2");

    assertThat(browser.cookie("cordon-session").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(browser.session().get("strength").stringValue()).isEqualTo("2");
    Answer old =
        gateway.send(
            gateway
                .anonymous("/api/v1/operations")
                .header("Cookie", "cordon-session=" + before)
                .GET());
    assertThat(old.status()).isEqualTo(401);
    assertThat(old.reason()).isEqualTo("SESSION_ENDED");
  }

  @Test
  void whoever_is_suspended_is_out_when_the_token_has_to_be_renewed() {
    TestSignIns.tokensLive(15);
    var suspended = TestIdentity.person("to-be-suspended").roles("planner");
    browser.signIn(suspended, "");
    assertThat(browser.get("/api/v1/operations").status()).isEqualTo(200);

    TestSignIns.suspend(suspended);

    await().atMost(Duration.ofSeconds(20)).until(() -> !browser.isSignedIn());
    assertThat(browser.get("/api/v1/operations").reason()).isEqualTo("SESSION_ENDED");
  }

  @Test
  void whoever_is_given_another_role_or_country_signs_in_anew() {
    TestSignIns.tokensLive(15);
    var person = TestIdentity.person("to-be-changed").roles("ncb-officer").country("NG");
    browser.signIn(person, "");
    assertThat(browser.isSignedIn()).isTrue();

    TestSignIns.change(person.country("KE"));

    await().atMost(Duration.ofSeconds(20)).until(() -> !browser.isSignedIn());
  }

  @Test
  void tokens_are_renewed_while_the_session_goes_on() {
    TestSignIns.tokensLive(15);
    browser.signIn(PLANNER, "");
    browser.get("/api/v1/operations");
    String first = bearer();

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> browser.get("/api/v1/operations").status() == 200 && !bearer().equals(first));
  }

  @Test
  void a_session_ends_when_the_provider_says_so_and_not_when_somebody_else_does() {
    browser.signIn(PLANNER, "");
    browser.get("/api/v1/operations");
    String session = claim(bearer(), "sid");

    Answer forged = backChannel(TestSignIns.forgedLogoutToken(session));
    assertThat(forged.status()).isEqualTo(400);
    assertThat(browser.isSignedIn()).isTrue();

    Answer told = backChannel(TestSignIns.logoutToken(session));
    assertThat(told.status()).isEqualTo(200);
    assertThat(browser.isSignedIn()).isFalse();
  }

  @Test
  void signing_out_ends_the_session_here_and_at_the_provider() {
    browser.signIn(PLANNER, "");
    browser.get("/api/v1/operations");
    String session = claim(bearer(), "sid");

    Answer out = browser.post("/api/session/sign-out", "");

    assertThat(out.status()).isEqualTo(204);
    assertThat(browser.cookie("cordon-session")).isEmpty();
    assertThat(TestSignIns.hasEnded(session)).isTrue();
    assertThat(browser.isSignedIn()).isFalse();
  }

  @Test
  void signing_out_everywhere_ends_the_sessions_of_other_machines() {
    var person = TestIdentity.person("on-two-machines").roles("planner");
    browser.signIn(person, "");
    try (var other = new TestBrowser(gateway)) {
      other.signIn(person, "");
      assertThat(other.isSignedIn()).isTrue();

      Answer out = browser.post("/api/session/sign-out-everywhere", "");

      assertThat(out.status()).isEqualTo(204);
      assertThat(other.isSignedIn()).isFalse();
    }
  }

  @Test
  void a_token_of_a_browser_is_worth_nothing_from_outside() {
    Answer answer =
        gateway.send(
            gateway
                .anonymous("/api/v1/operations")
                .header("Authorization", "Bearer " + TestSignIns.strayToken(PLANNER))
                .GET());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.reason()).isEqualTo("UNAUTHENTICATED");
  }

  private static Answer backChannel(String token) {
    return gateway.send(
        gateway
            .anonymous(BACK_CHANNEL)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=" + token)));
  }

  private static Answer browserWithoutRedirects(String path) {
    return gateway.send(gateway.anonymous(path).GET());
  }

  private static String bearer() {
    return String.valueOf(
        gateway.operations.headers.get(
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER)));
  }

  private static String claim(String bearer, String name) {
    byte[] claims = java.util.Base64.getUrlDecoder().decode(bearer.split("\\.")[1]);
    return new JsonMapper().readTree(claims).get(name).stringValue();
  }

  private static MongoCollection<Document> sessions() {
    return TestMongo.shared()
        .client()
        .getDatabase(TestMongo.database(GatewayFixture.class))
        .getCollection("sessions");
  }
}
