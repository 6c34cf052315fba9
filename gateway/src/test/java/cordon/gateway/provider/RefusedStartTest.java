package cordon.gateway.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.GatewayApplication;
import cordon.gateway.GatewayFixture;
import cordon.start.NotStartedException;
import cordon.testsupport.TestKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
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

  @Test
  void without_an_address_it_names_the_setting(CapturedOutput output) {
    assertRefused(Map.of("cordon.mongodb.uri", ""));
    assertRefused(Map.of("cordon.oidc.issuer", ""));

    assertThat(output.getOut())
        .contains("The setting cordon.mongodb.uri is missing.")
        .contains("The setting cordon.oidc.issuer is missing.")
        .doesNotContain("\tat ");
  }

  @Test
  void outside_of_the_profile_local_no_address_is_guessed(CapturedOutput output) {
    assertThatThrownBy(() ->
            new SpringApplicationBuilder(GatewayApplication.class)
                .run("--cordon.oidc.issuer=https://identity.example/realms/cordon")
                .close())
        .rootCause()
        .isInstanceOf(NotStartedException.class);

    assertThat(output.getOut()).contains("The setting cordon.mongodb.uri is missing.");
  }

  @Test
  void a_certificate_that_cannot_be_read_is_named_with_its_file(
      CapturedOutput output, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("edge.pem"), "no certificate");
    String bundle = "spring.ssl.bundle.pem.edge.keystore.";
    var properties =
        Map.of(
            "server.ssl.bundle",
            "edge",
            bundle + "certificate",
            "file:" + file,
            bundle + "private-key",
            "file:" + file);

    assertThatThrownBy(() -> new GatewayFixture(properties).close()).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> new GatewayFixture(Map.of("server.ssl.bundle", "none")).close())
        .isInstanceOf(Exception.class);

    assertThat(output.getOut())
        .contains("The file file:%s of %scertificate has no certificate".formatted(file, bundle))
        .contains("There is no certificate for the bundle none.")
        .doesNotContain("\tat ");
  }

  private static void assertRefused(Map<String, String> properties) {
    assertThatThrownBy(() -> new GatewayFixture(properties).close())
        .rootCause()
        .isInstanceOf(NotStartedException.class);
  }
}
