package cordon.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.operations.v1.ListOperationsRequest;
import cordon.operations.v1.ListOperationsResponse;
import cordon.operations.v1.OperationServiceGrpc;
import cordon.testsupport.TestIdentity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever does not say who asks is held back by their address, and those who do are not. */
class StrangersTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static final int MANY = 400;
  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static GatewayFixture gateway;

  /** An address and its neighbour from which nobody has asked yet. */
  private final String here = "192.0.2." + ADDRESSES.addAndGet(2);

  private final String beside = "192.0.2." + (ADDRESSES.get() + 1);

  @BeforeAll
  static void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.limits.address", "3",
                "cordon.limits.pages", "5",
                "cordon.trusted-proxies", "127.0.0.0/8,10.0.0.1"));
  }

  @BeforeEach
  void answer() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v1/operations | '' | address",
        "/api/v1/operations | Bearer x | address",
        "/api/v1/operations | Bearer {foreign} | address",
        "/api/v1/operations | Bearer {expired} | address",
        "/api/v1/operations | Basic x | address",
        "/api/v1/nothing    | '' | address",
        "/api/openapi.json  | '' | address",
        "/login/oauth2/code/keycloak?code=1&state=x | '' | address",
        "/                  | '' | pages",
        "/app.js            | '' | pages",
        "/nothing           | '' | pages",
        "/api/state         | '' | pages",
        "/api/session       | '' | pages",
        "/                  | Bearer x | pages",
      })
  void who_floods_without_being_known_is_stopped_and_told_why(
      String path, String authorization, String limit) {
    Answer refused = flood(path, authorization, here);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.reason()).isEqualTo("RATE_LIMITED");
    assertThat(refused.body().at("/metadata/limit").stringValue()).isEqualTo(limit);
    assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> send(path, authorization, here).status() != 429);
  }

  @Test
  void who_is_known_is_served_beside_a_flood_from_the_same_address() {
    String known = "Bearer " + GatewayFixture.PLANNER.token();
    assertThat(send(OPERATIONS, known, here).status()).isEqualTo(200);

    assertThat(flood(OPERATIONS, "Bearer x", here).status()).isEqualTo(429);

    assertThat(send(OPERATIONS, known, here).status()).isEqualTo(200);
  }

  /** A token that was good once floods as any other when it has ended. */
  @Test
  void who_was_known_is_held_back_when_the_token_is_worth_nothing_any_more() throws Exception {
    String token = GatewayFixture.PLANNER.tokenFor(5);
    assertThat(send(OPERATIONS, "Bearer " + token, here).status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> send(OPERATIONS, "Bearer " + token, beside).status() == 401);

    assertThat(flood(OPERATIONS, "Bearer " + token, here).status()).isEqualTo(429);
  }

  /** Nothing is known of any of them before the first has ended. */
  @ParameterizedTest
  @CsvSource({"/api/v1/operations, 3", "/app.js, 5"})
  void who_floods_all_at_once_with_worthless_tokens_is_stopped(String path, int perSecond) {
    long start = System.nanoTime();
    List<Integer> answers = gateway.sendAtOnce(i -> from(path, "Bearer x" + i, here), 500);
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();

    long passed = answers.stream().filter(status -> status != 429).count();
    assertThat(passed).isPositive().isLessThanOrEqualTo(perSecond * (seconds + 2));
  }

  @Test
  void who_is_known_is_served_while_hundreds_of_worthless_tokens_come_at_once() {
    String known = "Bearer " + GatewayFixture.PLANNER.token();
    assertThat(send(OPERATIONS, known, here).status()).isEqualTo(200);

    List<Integer> answers =
        gateway.sendAtOnce(i -> from(OPERATIONS, i % 25 == 0 ? known : "Bearer x" + i, here), 500);

    for (int i = 0; i < answers.size(); i += 25) {
      assertThat(answers.get(i)).isEqualTo(200);
    }
  }

  /** A stream may be open for hours, and is no stranger's from when its token was looked at. */
  @Test
  void who_becomes_known_takes_no_place_while_the_answer_is_under_way() {
    gateway.operations.stream();
    gateway.operations.calls.set(0);

    for (int i = 1; i <= 6; i++) {
      String token = TestIdentity.person("ke-" + i).roles("ncb-officer").country("KE").token();
      var _ = gateway.sendLater(from(OPERATIONS, "Bearer " + token, here));
      await().atMost(Duration.ofSeconds(30)).untilAtomic(gateway.operations.calls, is(i));
    }
  }

  @Test
  void who_becomes_known_has_spent_nothing() {
    for (int i = 0; i < 12; i++) {
      String token = TestIdentity.person("ng-" + i).roles("ncb-officer").country("NG").token();
      assertThat(send(OPERATIONS, "Bearer " + token, here).status()).isEqualTo(200);
    }
  }

  @Test
  void others_behind_the_same_proxy_are_served() {
    assertThat(flood(OPERATIONS, "", here).status()).isEqualTo(429);

    assertThat(send(OPERATIONS, "", beside).status()).isEqualTo(401);
    assertThat(send(OPERATIONS, "", beside + ", 10.0.0.1").status()).isEqualTo(401);
    // What a client itself has written before is not believed.
    assertThat(floodFromBoth("192.0.2.200, " + here + ", 10.0.0.1", "192.0.2.201, " + here))
        .isTrue();
    assertThat(floodFromBoth("x, " + here, here)).isTrue();
  }

  @Test
  void an_address_of_ipv6_is_its_network() {
    assertThat(floodFromBoth("2001:db8:0:1::1", "2001:db8:0:1:ffff::2")).isTrue();
    assertThat(floodFromBoth("2001:db8:0:1:ffff::2", "2001:db8:0:1::1")).isTrue();
    assertThat(send(OPERATIONS, "", "2001:db8:0:2::1").status()).isEqualTo(401);
  }

  @Test
  void native_callers_are_held_back_in_their_own_form() {
    Status.Code code = Status.Code.UNAUTHENTICATED;
    for (int i = 0; i < MANY && code == Status.Code.UNAUTHENTICATED; i++) {
      code = nativeCall();
    }

    assertThat(code).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  private Status.Code nativeCall() {
    try {
      var _ =
          OperationServiceGrpc.newBlockingStub(gateway.channel("x"))
              .listOperations(ListOperationsRequest.getDefaultInstance());
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  /** Whether what comes from the one in a moment is counted with what comes from the other. */
  private boolean floodFromBoth(String one, String other) {
    for (int i = 0; i < MANY; i++) {
      if (flood(OPERATIONS, "", one).status() == 429
          && send(OPERATIONS, "", other).status() == 429) {
        return true;
      }
    }
    return false;
  }

  private Answer flood(String path, String authorization, String from) {
    Answer answer = send(path, authorization, from);
    for (int i = 0; i < MANY && answer.status() != 429; i++) {
      answer = send(path, authorization, from);
    }
    return answer;
  }

  private Answer send(String path, String authorization, String from) {
    return gateway.send(from(path, authorization, from));
  }

  private HttpRequest.Builder from(String path, String authorization, String from) {
    var request = gateway.anonymous(path).header("X-Forwarded-For", from);
    if (!authorization.isEmpty()) {
      request.header(
          "Authorization",
          authorization
              .replace("{foreign}", GatewayFixture.PLANNER.tokenWithForeignKey())
              .replace("{expired}", GatewayFixture.PLANNER.expiredToken()));
    }
    return request.GET();
  }
}
