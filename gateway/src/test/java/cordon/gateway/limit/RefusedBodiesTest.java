package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.RawConnection;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.SubmitResultsResponse;
import cordon.testsupport.TestIdentity;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

/** Whoever has much refused waits with the next large body; nobody else does. */
class RefusedBodiesTest {
  private static final String SUBMISSIONS =
      "/api/v1/operations/0197c0de-0000-7000-8000-000000000001/submissions";
  private static final String WRONG = "{\"x\": 1" + " ".repeat(900 * 1024) + "}";
  private static final Jwt PERSON = token("a");
  private static final Refused WRONG_FIELD = Refused.at("x", "UNKNOWN_FIELD", "There is no x.");

  private Instant now = Instant.parse("2026-11-26T08:00:00Z");
  private final RefusedBodies refused = new RefusedBodies(1000, () -> now);

  @Test
  void what_is_refused_is_made_up_for_with_time() {
    refused.count(PERSON, 1000, WRONG_FIELD);
    now = now.plusMillis(100);
    assertThatCode(() -> refused.require(PERSON)).doesNotThrowAnyException();

    refused.count(PERSON, 1000, WRONG_FIELD);

    assertThatThrownBy(() -> refused.require(PERSON))
        .isInstanceOfSatisfying(
            Refused.class,
            told -> {
              assertThat(told.reason).isEqualTo("RATE_LIMITED");
              assertThat(told.detail).contains("repeat in 16 seconds");
            });
    now = now.plusSeconds(16);
    assertThatCode(() -> refused.require(PERSON)).doesNotThrowAnyException();
  }

  @Test
  void many_of_a_few_kib_are_slowed_and_not_refused() {
    for (int i = 0; i < 17; i++) {
      refused.count(PERSON, 1, WRONG_FIELD);
    }

    assertThatThrownBy(() -> refused.require(PERSON)).hasMessageContaining("repeat in 1 seconds");
  }

  @Test
  void an_allowance_that_cannot_be_counted_stops_the_start() {
    for (long allowance : new long[] {0, 15, 17_000_000_000L}) {
      assertThatThrownBy(() -> new RefusedBodies(allowance, () -> now))
          .hasMessageContaining("cordon.limits.refused");
    }
  }

  @Test
  void a_debt_has_a_bound_however_much_was_under_way_together() {
    for (int i = 0; i < 64; i++) {
      refused.count(PERSON, 900, WRONG_FIELD);
    }

    now = now.plusSeconds(17);

    assertThatCode(() -> refused.require(PERSON)).doesNotThrowAnyException();
  }

  @Test
  void what_is_no_fault_of_the_request_costs_nothing() {
    for (int status : new int[] {408, 500, 503}) {
      refused.count(PERSON, 5000, Problems.ofStatus(status));
    }
    refused.count(PERSON, 5000, new Refused(429, "RATE_LIMITED", "Too often."));
    refused.count(PERSON, 0, WRONG_FIELD);

    assertThatCode(() -> refused.require(PERSON)).doesNotThrowAnyException();
  }

  @Test
  void a_debt_is_waited_for_by_four_bodies_and_by_no_fifth() {
    refused.count(PERSON, 1010, WRONG_FIELD);
    long began = System.nanoTime();
    var first = refused.turn(PERSON).toFuture();
    for (int i = 0; i < 3; i++) {
      var _ = refused.turn(PERSON).toFuture();
    }

    assertThatThrownBy(() -> refused.turn(PERSON).block()).isInstanceOf(Refused.class);
    assertThatCode(() -> refused.turn(token("b")).block()).doesNotThrowAnyException();
    first.join();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(150));
  }

  @Test
  void others_and_what_is_small_and_what_is_right_go_on() throws IOException {
    try (var gateway = new GatewayFixture(Map.of("cordon.limits.refused", "1MB"))) {
      gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
      gateway.reporting.answer(SubmitResultsResponse.getDefaultInstance());
      String right = "{" + " ".repeat(600 * 1024) + "}";
      for (int i = 0; i < 5; i++) {
        assertThat(as(gateway, "ng-1", right).status()).isEqualTo(200);
      }
      assertThat(as(gateway, "ng-1", WRONG).reason()).isEqualTo("UNKNOWN_FIELD");
      assertThat(as(gateway, "ng-1", WRONG).reason()).isEqualTo("UNKNOWN_FIELD");

      RawConnection.Reply late = inPieces(gateway, "ng-1");

      assertThat(late.status()).isEqualTo(429);
      assertThat(late.body()).contains("\"reason\":\"RATE_LIMITED\"").contains("refused bytes");
      assertThat(late.head()).containsPattern("(?i)retry-after: 1[0-7]");
      long began = System.nanoTime();
      assertThat(as(gateway, "ng-1", "{}").status()).isEqualTo(200);
      assertThat(as(gateway, "ng-2", right).status()).isEqualTo(200);
      assertThat(since(began)).isLessThan(Duration.ofSeconds(8));
      assertThat(as(gateway, "ng-1", right).status()).isEqualTo(200);
      assertThat(since(began)).isGreaterThan(Duration.ofSeconds(8));
    }
  }

  /** A body of which the length is not said. */
  private static RawConnection.Reply inPieces(GatewayFixture gateway, String person)
      throws IOException {
    try (var connection = new RawConnection(gateway.port)) {
      connection.send(
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
              .formatted(SUBMISSIONS, officer(person), WRONG.length(), WRONG));
      return connection.reply(false);
    }
  }

  private static Answer as(GatewayFixture gateway, String person, String body) {
    return gateway.send(
        gateway
            .anonymous(SUBMISSIONS)
            .header("Authorization", "Bearer " + officer(person))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static String officer(String person) {
    return TestIdentity.person(person).roles("ncb_officer").country("NG").token();
  }

  private static Jwt token(String subject) {
    return Jwt.withTokenValue(subject).header("alg", "none").subject(subject).build();
  }
}
