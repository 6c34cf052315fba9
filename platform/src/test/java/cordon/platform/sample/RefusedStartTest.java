package cordon.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.ServiceFixture;
import cordon.start.NotStartedException;
import cordon.testsupport.MongoMembers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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

  private static void assertRefused(Map<String, String> properties) {
    assertThatThrownBy(() -> start(properties).close())
        .hasRootCauseInstanceOf(NotStartedException.class);
  }

  private static ServiceFixture start(Map<String, String> properties) {
    return ServiceFixture.start(SampleApplication.class, RefusedStartTest.class, properties);
  }
}
