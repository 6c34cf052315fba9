package cordon.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.ReadNotesRequest;
import cordon.testsupport.TestIdentity;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service whose feed of another stands still: it serves, and says what it lacks. */
class DegradedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void a_service_serves_while_another_is_away_and_says_so() {
    try (var other = new FeedStandIn();
        var service = start(other.address())) {
      await().atMost(PATIENCE).until(() -> serves(service, "") && serves(service, "feeds"));

      other.pause();
      service.clock().advance(Duration.ofSeconds(16));

      await().atMost(PATIENCE).until(() -> !serves(service, "feeds"));
      await().during(Duration.ofSeconds(2)).until(() -> serves(service, "") && answers(service));
      assertThat(serves(service, "live")).isTrue();

      other.resume();
      await().atMost(PATIENCE).until(() -> serves(service, "feeds"));
    }
  }

  @Test
  void a_service_that_starts_while_another_is_away_serves_all_the_same() {
    var gone = new FeedStandIn();
    gone.close();
    try (var service = start(gone.address())) {
      assertThat(serves(service, "live")).isTrue();
      await().atMost(PATIENCE).until(() -> serves(service, ""));

      assertThat(serves(service, "feeds")).isFalse();
      assertThat(answers(service)).isTrue();
    }
  }

  @Test
  void a_service_that_reads_no_feed_lacks_none() {
    try (var service =
        ServiceFixture.start(SampleApplication.class, DegradedTest.class, Map.of())) {
      await().atMost(PATIENCE).until(() -> serves(service, "") && serves(service, "feeds"));
    }
  }

  private static ServiceFixture start(String address) {
    return ServiceFixture.start(
        SampleApplication.class, DegradedTest.class, Map.of("cordon.feeds.other", address));
  }

  private static boolean serves(ServiceFixture service, String name) {
    return HealthGrpc.newBlockingStub(service.anonymous(Map.of()))
            .check(HealthCheckRequest.newBuilder().setService(name).build())
            .getStatus()
        == ServingStatus.SERVING;
  }

  private static boolean answers(ServiceFixture service) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner))
        .readNotes(ReadNotesRequest.getDefaultInstance())
        .isInitialized();
  }
}
