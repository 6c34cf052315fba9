package cordon.gateway.provider;

import static cordon.gateway.GatewayFixture.PLANNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayProcess;
import cordon.gateway.RecordingService;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.Away;
import cordon.testsupport.FreePort;
import cordon.testsupport.TestIdentity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** Of which nobody would have heard, since it was looked at before the provider was there. */
  @Test
  void one_that_comes_with_another_realm_ends_the_gateway_in_a_sentence(@TempDir Path folder)
      throws Exception {
    int port = FreePort.next();
    String issuer = "http://127.0.0.1:" + port + "/realms/cordon";
    try (var service = new RecordingService();
        var gateway = new GatewayProcess(service, folder, Map.of("cordon.oidc.issuer", issuer))) {
      await().atMost(Duration.ofSeconds(60)).until(gateway::isReady);

      HttpServer other =
          HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
      other.start();
      try {
        assertThat(gateway.end(Duration.ofSeconds(60))).isEqualTo(1);
      } finally {
        other.stop(0);
      }
      assertThat(gateway.log())
          .contains("the identity provider does not answer at " + issuer + ": nobody can sign in")
          .contains("The identity provider has no realm at " + issuer)
          .doesNotContain("\tat ");
    }
  }

  private static GatewayFixture started() {
    var gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    return gateway;
  }
}
