package cordon.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Indexes;
import cordon.gateway.GatewayFixture;
import cordon.operations.v1.ListOperationsResponse;
import cordon.start.NotStartedException;
import cordon.testsupport.FreePort;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestMongo;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the gateway says that does not start for its MongoDB: a sentence, and no trace. */
@ExtendWith(OutputCaptureExtension.class)
class StoreRefusedTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @Test
  void a_start_waits_for_a_mongodb_that_will_be_there_and_one_that_runs_goes_on_without_it(
      CapturedOutput output) {
    int port = FreePort.next();
    try (var mongodb = MongoMembers.startUninitiated()) {
      var starting =
          CompletableFuture.supplyAsync(() ->
              new GatewayFixture(
                  Map.of(
                      "cordon.mongodb.uri", mongodb.uri(), "server.port", Integer.toString(port))));
      await().atMost(LONGEST).until(() -> output.getOut().contains("not started yet"));
      assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
          .isInstanceOf(ConnectException.class);
      assertThat(starting).isNotDone();

      mongodb.initiate();

      try (var gateway = starting.join()) {
        gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
        assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);

        mongodb.kill(0);

        assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);
      }
      assertThat(output.getOut()).containsOnlyOnce("is not initiated as a replica set yet");
    }
  }

  @Test
  void on_a_mongodb_that_is_no_replica_set_it_ends(CapturedOutput output) {
    try (var mongodb = MongoMembers.startStandalone()) {
      await().atMost(LONGEST).untilAsserted(() -> assertRefused(mongodb.uri()));

      assertThat(output.getOut())
          .containsPattern("The MongoDB at [0-9.:]+ is no replica set, and Cordon needs transact");
    }
  }

  @Test
  void in_another_set_than_the_address_says_it_ends(CapturedOutput output) {
    assertRefused(TestMongo.shared().uri().replaceAll("replicaSet=\\w+", "replicaSet=others"));

    assertThat(output.getOut()).contains("and cordon.mongodb.uri asks for others.");
  }

  @Test
  void as_a_user_whom_nobody_knows_it_ends(CapturedOutput output) {
    assertRefused(TestMongo.shared().uri().replace("mongodb://", "mongodb://nobody:s3cret@"));

    assertThat(output.getOut())
        .contains("MongoDB does not take the user and the password of cordon.mongodb.uri.")
        .doesNotContain("s3cret")
        .doesNotContain("\tat ");
  }

  @Test
  void on_sessions_that_it_cannot_migrate_it_ends(CapturedOutput output) {
    String database = TestMongo.database(StoreRefusedTest.class);
    // Of the same name as the one that it makes, and without an end.
    TestMongo.shared()
        .client()
        .getDatabase(database)
        .getCollection("sessions")
        .createIndex(Indexes.ascending("endTime"));

    assertThatThrownBy(
            () -> new GatewayFixture(Map.of("cordon.mongodb.database", database)).close())
        .isInstanceOf(Exception.class);

    assertThat(output.getOut())
        .contains("The sessions' database cannot be migrated: MongoCommandException.")
        .contains("Mend what stands in its way, as rights that the user lacks, and start again.")
        .doesNotContain("\tat cordon.");
  }

  @Test
  void an_address_that_is_none_is_not_repeated_because_it_may_hold_a_password(
      CapturedOutput output) {
    assertRefused("mongodb://me:s3cret:word@@host");

    assertThat(output.getOut())
        .contains("cordon.mongodb.uri is no address of a MongoDB.")
        .doesNotContain("s3cret")
        .doesNotContain("word@")
        .doesNotContain("\tat ");
  }

  private static void assertRefused(String uri) {
    assertThatThrownBy(() -> new GatewayFixture(Map.of("cordon.mongodb.uri", uri)).close())
        .rootCause()
        .isInstanceOf(NotStartedException.class);
  }
}
