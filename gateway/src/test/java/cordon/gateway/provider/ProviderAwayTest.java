package cordon.gateway.provider;

import static cordon.gateway.GatewayFixture.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.TestBrowser;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.testsupport.Away;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestSignIns;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The identity provider is away, for longer than anything that is asked of it is kept. */
class ProviderAwayTest {
  /** Less than one question to a provider that hangs takes, which is the fault of each. */
  private static final Duration AT_ONCE = Duration.ofMillis(2900);

  private static final String LIST = "/api/v1/operations";
  private static final String WATCH = LIST + "/0197c0de-0000-7000-8000-000000000001/outcome:watch";

  private static GatewayFixture gateway;

  @BeforeAll
  static void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.oidc.keys.renewed-every", "300ms",
                "cordon.oidc.keys.asked-again-after", "2s",
                "cordon.oidc.keys.kept", "40s"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    await().until(() -> gateway.get(LIST).status() == 200);
  }

  @AfterEach
  void comeBack() {
    TestIdentity.comeBack();
    TestSignIns.tokensLive(60);
    // Keys are asked for anew, so that each test has the whole time for which they are kept.
    await().atMost(Duration.ofSeconds(20)).until(() -> named("nobody-has-it").status() == 401);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** They were refused from the 51st second on, after answers of eight seconds. */
  @ParameterizedTest
  @EnumSource
  void callers_with_good_tokens_notice_nothing(Away how) throws Exception {
    TestIdentity.goAway(how);
    Instant end = Instant.now().plusSeconds(8);

    while (Instant.now().isBefore(end)) {
      Instant began = Instant.now();
      assertThat(gateway.get(LIST).status()).isEqualTo(200);
      assertThat(
              OperationServiceGrpc.newBlockingStub(gateway.channel())
                  .listOperations(ListOperationsRequest.getDefaultInstance()))
          .isNotNull();
      assertThat(Duration.between(began, Instant.now())).isLessThan(AT_ONCE);
      // Not as often as one person may.
      Thread.sleep(Duration.ofMillis(50));
    }
  }

  @Test
  void a_stream_that_is_open_goes_on_and_another_is_opened() throws Exception {
    gateway.reporting.give(request -> Stream.generate(ProviderAwayTest::event).iterator());
    try (var before = lines()) {
      TestIdentity.goAway(Away.HANGS);
      Thread.sleep(Duration.ofSeconds(4));

      assertEvent(before);
      try (var after = lines()) {
        assertEvent(after);
      }
    } finally {
      gateway.reporting.answer(WatchOutcomeResponse.getDefaultInstance());
    }
  }

  private static byte[] event() {
    LockSupport.parkNanos(20_000_000);
    return WatchOutcomeResponse.newBuilder().setEventId("1").build().toByteArray();
  }

  private static BufferedReader lines() {
    return new BufferedReader(
        new InputStreamReader(gateway.stream(WATCH).body(), StandardCharsets.UTF_8));
  }

  private static void assertEvent(BufferedReader stream) throws Exception {
    String line = stream.readLine();
    while (line != null && !line.startsWith("data:")) {
      line = stream.readLine();
    }
    assertThat(line).isNotNull();
  }

  @Test
  void a_made_up_key_is_refused_whether_or_not_the_provider_can_be_asked() {
    assertThat(named("nobody-has-it").status()).isEqualTo(401);

    TestIdentity.goAway(Away.REFUSES);
    await()
        .untilAsserted(() -> {
          Answer answer = named("nobody-can-say");
          assertThat(answer.status()).isEqualTo(503);
          assertThat(answer.reason()).isEqualTo("IDENTITY_UNAVAILABLE");
          assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        });
  }

  /** Camunda issue 60337: who named an unknown key made everybody else wait. */
  @Test
  void whoever_brings_made_up_keys_holds_nobody_else() {
    TestIdentity.goAway(Away.HANGS);
    var flood =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> named("made-up")))
            .limit(20)
            .toList();

    for (int i = 0; i < 20; i++) {
      Instant began = Instant.now();
      assertThat(gateway.get(LIST).status()).isEqualTo(200);
      assertThat(Duration.between(began, Instant.now())).isLessThan(AT_ONCE);
    }
    flood.forEach(one -> assertThat(one.join().status()).isIn(401, 503));
  }

  @Test
  void a_new_key_is_believed_within_seconds_and_a_withdrawn_one_is_not() {
    String old = PLANNER.token();
    TestIdentity.rotateKey();

    await().atMost(Duration.ofSeconds(3)).until(() -> gateway.get(LIST).status() == 200);
    assertThat(with(old).status()).isEqualTo(200);

    TestIdentity.withdrawOldKeys();
    await().atMost(Duration.ofSeconds(8)).until(() -> with(old).status() == 401);
  }

  /** oauth2-proxy issues 1640 and 3057: out for good, or in for good. */
  @ParameterizedTest
  @EnumSource(names = {"CLOSES", "HANGS"})
  void a_session_whose_token_has_ended_is_kept_and_told_to_come_again(Away how) {
    TestSignIns.tokensLive(12);
    try (var browser = new TestBrowser(gateway)) {
      browser.signIn(TestIdentity.person("outlasting-" + how).roles("planner"), "");
      assertThat(browser.get(LIST).status()).isEqualTo(200);
      TestIdentity.goAway(how);

      Instant began = Instant.now();
      assertThat(browser.get(LIST).status()).isEqualTo(200);
      assertThat(Duration.between(began, Instant.now())).isLessThan(AT_ONCE);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> {
            Answer answer = browser.get(LIST);
            assertThat(answer.reason()).isEqualTo("IDENTITY_UNAVAILABLE");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
          });
      assertThat(gateway.get(LIST).status()).isEqualTo(200);

      TestIdentity.comeBack();
      await().atMost(Duration.ofSeconds(15)).until(() -> browser.get(LIST).status() == 200);
    }
  }

  private static Answer named(String keyId) {
    return with(PLANNER.tokenNaming(keyId));
  }

  private static Answer with(String token) {
    return gateway.send(gateway.anonymous(LIST).header("Authorization", "Bearer " + token).GET());
  }
}
