package cordon.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.ServiceFixture;
import cordon.start.NotStartedException;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a service says that does not start: a sentence and what helps, and no trace. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

  @Test
  void on_a_mongodb_that_is_no_replica_set_it_ends(CapturedOutput output) {
    try (var mongodb = MongoMembers.startStandalone()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertRefused(Map.of("cordon.mongodb.uri", mongodb.uri())));

      assertThat(output.getOut())
          .containsPattern("The MongoDB at [0-9.:]+ is no replica set, and Cordon needs transact")
          .contains("Start it with --replSet and initiate it, also where it is one member alone.")
          .doesNotContain("\tat cordon.");
    }
  }

  @Test
  void for_a_mongodb_that_will_be_there_it_waits_and_says_so_once(CapturedOutput output) {
    try (var mongodb = MongoMembers.startUninitiated()) {
      var starting =
          CompletableFuture.supplyAsync(() -> start(Map.of("cordon.mongodb.uri", mongodb.uri())));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> output.getOut().contains("is not initiated as a replica set yet"));
      assertThat(starting).isNotDone();

      mongodb.initiate();

      try (var service = starting.join()) {
        Author.write(service, "after-all");
      }
      assertThat(output.getOut()).containsOnlyOnce("is not initiated as a replica set yet");
    }
  }

  @Test
  void without_a_realm_it_names_the_setting(CapturedOutput output) {
    assertRefused(Map.of("cordon.oidc.issuer", ""));

    assertThat(output.getOut())
        .contains("The setting cordon.oidc.issuer is missing.")
        .contains("Set it, as by the environment variable CORDON_OIDC_ISSUER.")
        .doesNotContain("\tat cordon.");
  }

  @Test
  void without_the_secret_for_the_feeds_of_others_it_names_the_setting(CapturedOutput output) {
    assertRefused(Map.of("cordon.feeds.other", "127.0.0.1:9", "cordon.oidc.client-secret", ""));

    assertThat(output.getOut()).contains("The setting cordon.oidc.client-secret is missing.");
  }

  @Test
  void without_the_address_of_its_mongodb_it_names_the_setting(CapturedOutput output) {
    assertRefused(Map.of("cordon.mongodb.uri", ""));

    assertThat(output.getOut())
        .contains("The setting cordon.mongodb.uri is missing.")
        .contains("Set it, as by the environment variable CORDON_MONGODB_URI.");
  }

  @Test
  void without_certificates_in_the_profile_secure_it_names_what_to_set(CapturedOutput output) {
    assertThatThrownBy(() -> start(Map.of("spring.profiles.active", "secure")).close())
        .isInstanceOf(Exception.class);

    assertThat(output.getOut())
        .contains("There is no certificate for the bundle inner.")
        .contains("Set SPRING_SSL_BUNDLE_PEM_INNER_KEYSTORE_CERTIFICATE and SPRING_SSL_BUNDLE_PEM")
        .doesNotContain("\tat ");
  }

  @Test
  void a_certificate_or_key_that_cannot_be_read_is_named_with_its_file_and_not_its_content(
      CapturedOutput output, @TempDir Path folder) throws IOException {
    TestAuthority.write(new TestAuthority().issue("other-service"), folder, "own");
    Path key = folder.resolve("own.key");
    String content = Files.readString(key);
    Files.delete(key);

    assertThatThrownBy(() -> start(secure(folder)).close()).isInstanceOf(Exception.class);
    Files.writeString(key, content.replace("PRIVATE KEY", "OTHER THING"));
    assertThatThrownBy(() -> start(secure(folder)).close()).isInstanceOf(Exception.class);

    String setting = "spring.ssl.bundle.pem.inner.keystore.private-key";
    assertThat(output.getOut())
        .contains("The file file:%s of %s cannot be read.".formatted(key, setting))
        .contains("set SPRING_SSL_BUNDLE_PEM_INNER_KEYSTORE_PRIVATEKEY to the one that is there.")
        .contains("The file file:%s of %s has no private key in PEM".formatted(key, setting))
        .doesNotContain(content.substring(40, 60))
        .doesNotContain("\tat ");
  }

  private static Map<String, String> secure(Path folder) {
    String inner = "spring.ssl.bundle.pem.inner.";
    return Map.of(
        "spring.profiles.active",
        "secure",
        inner + "keystore.certificate",
        "file:" + folder.resolve("own.pem"),
        inner + "keystore.private-key",
        "file:" + folder.resolve("own.key"),
        inner + "truststore.certificate",
        "file:" + folder.resolve("own.pem"));
  }

  private static void assertRefused(Map<String, String> properties) {
    assertThatThrownBy(() -> start(properties).close())
        .hasRootCauseInstanceOf(NotStartedException.class);
  }

  private static ServiceFixture start(Map<String, String> properties) {
    return ServiceFixture.start(SampleApplication.class, RefusedStartTest.class, properties);
  }
}
