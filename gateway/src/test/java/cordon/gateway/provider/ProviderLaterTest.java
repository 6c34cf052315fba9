package cordon.gateway.provider;

import static cordon.gateway.GatewayFixture.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.Away;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A gateway that is there before its identity provider, and what it asks of it later. */
class ProviderLaterTest {
  private static final String LIST = "/api/v1/operations";

  @AfterEach
  void comeBack() {
    TestIdentity.comeBack();
  }

  /** Micronaut Security issue 155: what was away at the start was never believed. */
  @Test
  void a_gateway_that_starts_first_believes_the_provider_once_it_is_there() {
    TestIdentity.goAway(Away.CLOSES);
    try (var gateway = started()) {
      assertThat(gateway.get(LIST).reason()).isEqualTo("IDENTITY_UNAVAILABLE");

      TestIdentity.comeBack();

      await().atMost(Duration.ofSeconds(15)).until(() -> gateway.get(LIST).status() == 200);
    }
  }

  /** Camunda issue 60462, fastapi-zitadel-auth issue 149: each made-up key was a request. */
  @Test
  void a_hundred_made_up_keys_are_few_questions_to_the_provider() {
    try (var gateway = started()) {
      await().until(() -> gateway.get(LIST).status() == 200);
      int before = TestIdentity.timesKeysWereAsked();
      long began = System.nanoTime();

      for (int i = 0; i < 100; i++) {
        String token = PLANNER.tokenNaming(UUID.randomUUID().toString());
        var answer =
            gateway.send(gateway.anonymous(LIST).header("Authorization", "Bearer " + token).GET());
        assertThat(answer.status()).isEqualTo(401);
      }

      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
      assertThat(TestIdentity.timesKeysWereAsked() - before)
          .isLessThanOrEqualTo(2 + (int) seconds / 5);
    }
  }

  private static GatewayFixture started() {
    var gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    return gateway;
  }
}
