package cordon.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.GatewayFixture;
import cordon.start.NotStartedException;
import cordon.testsupport.TestKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the gateway says that does not start: a sentence and what helps, and no trace. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

  @Test
  void without_its_secret_it_names_the_setting(CapturedOutput output) {
    assertRefused(Map.of("cordon.oidc.client-secret", ""));

    assertThat(output.getOut())
        .contains("The setting cordon.oidc.client-secret is missing.")
        .contains("Set it, as by the environment variable CORDON_OIDC_CLIENTSECRET.")
        .doesNotContain("\tat cordon.");
  }

  @Test
  void in_a_realm_that_lacks_its_client_it_names_the_client(CapturedOutput output) {
    String issuer = TestKeycloak.shared().url() + "/realms/master";

    assertRefused(Map.of("cordon.oidc.issuer", issuer));

    assertThat(output.getOut())
        .contains("The realm at " + issuer + " has no client cordon-gateway with the secret that")
        .doesNotContain("known-to-tests-only")
        .doesNotContain("\tat cordon.");
  }

  private static void assertRefused(Map<String, String> properties) {
    assertThatThrownBy(() -> new GatewayFixture(properties).close())
        .rootCause()
        .isInstanceOf(NotStartedException.class);
  }
}
