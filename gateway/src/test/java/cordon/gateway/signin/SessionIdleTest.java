package cordon.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.gateway.TestBrowser;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A session that is not used ends, and one that is used does not, over a restart of the gateway.
 */
class SessionIdleTest {
  private static final Map<String, String> SETTINGS = Map.of("cordon.session.idle", "14s");

  @Test
  void a_session_ends_by_itself_though_the_page_asks_for_it_and_not_while_it_is_used() {
    try (var gateway = new GatewayFixture(SETTINGS);
        var used = new TestBrowser(gateway);
        var unused = new TestBrowser(gateway)) {
      gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
      used.signIn(TestIdentity.person("used").roles("planner"), "");
      unused.signIn(TestIdentity.person("unused").roles("planner"), "");

      await()
          .atMost(Duration.ofSeconds(40))
          .until(() -> {
            var byItself =
                unused.send(
                    unused.request("/api/v1/operations").header("Cordon-Unattended", "1").GET());
            return used.get("/api/v1/operations").status() == 200 && byItself.status() == 401;
          });

      assertThat(used.isSignedIn()).isTrue();
      assertThat(unused.isSignedIn()).isFalse();
    }
  }

  @Test
  void a_session_outlives_the_gateway() {
    var person = TestIdentity.person("patient").roles("planner");
    String cookie;
    try (var gateway = new GatewayFixture(SETTINGS);
        var browser = new TestBrowser(gateway)) {
      browser.signIn(person, "");
      cookie = browser.cookie("cordon-session").orElseThrow().getValue();
    }

    try (var gateway = new GatewayFixture(SETTINGS)) {
      gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
      var answer =
          gateway.send(
              gateway
                  .anonymous("/api/v1/operations")
                  .header("Cookie", "cordon-session=" + cookie)
                  .GET());
      assertThat(answer.status()).isEqualTo(200);
    }
  }
}
