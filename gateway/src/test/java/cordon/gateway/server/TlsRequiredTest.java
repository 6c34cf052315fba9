package cordon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.GatewayApplication;
import cordon.testsupport.TestAuthority;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class TlsRequiredTest {

  @Test
  void outside_of_the_local_profile_a_gateway_without_tls_says_what_to_set_and_does_not_start(
      CapturedOutput output) {
    assertThatThrownBy(() -> start().close()).hasRootCauseInstanceOf(NoTlsException.class);

    assertThat(output)
        .contains("The gateway speaks TLS outside of the profile local: set server.ssl.bundle")
        .doesNotContain("at cordon.gateway.TlsRequired");
  }

  @Test
  void outside_of_the_local_profile_no_plain_port_is_opened(@TempDir Path folder) {
    TestAuthority.write(new TestAuthority().issue("edge"), folder, "edge");

    try (var context =
        start(
            "--server.ssl.bundle=edge",
            "--spring.ssl.bundle.pem.edge.keystore.certificate=file:" + folder + "/edge.pem",
            "--spring.ssl.bundle.pem.edge.keystore.private-key=file:" + folder + "/edge.key")) {
      assertThat(context.getBeanNamesForType(PlainPort.class)).isEmpty();
    }
  }

  private static ConfigurableApplicationContext start(String... more) {
    var properties =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--cordon.plain-port=0",
                "--cordon.oidc.client-secret=known-to-tests-only",
                "--cordon.mongodb.uri=" + TestMongo.shared().uri(),
                "--cordon.mongodb.database=" + TestMongo.database(TlsRequiredTest.class),
                "--cordon.oidc.issuer=" + TestIdentity.issuer()));
    properties.addAll(List.of(more));
    return new SpringApplicationBuilder(GatewayApplication.class)
        .run(properties.toArray(String[]::new));
  }
}
