package cordon.operations.participation;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.FeedFollower;
import cordon.operations.OperationsApplication;
import cordon.operations.v1.ConcludeOperationRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.contract.Times;
import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An end is in force once all who act on what was before have received it, and else a minute after
 * it.
 */
class ConfirmedTest {
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** More than twice as long as a confirmation takes. */
  private static final Duration NONE_COMES = Duration.ofSeconds(5);

  private final String database = TestMongo.database(ConfirmedTest.class) + "_" + System.nanoTime();
  private final List<ServiceFixture> started = new ArrayList<>();
  private ServiceFixture service;
  private String operation;

  @BeforeEach
  void start() {
    service = start(OperationsApplication.class, "cordon.confirmed-by", "one,two");
    operation = active(service).getOperationId();
  }

  @AfterEach
  void stop() {
    started.reversed().forEach(ServiceFixture::close);
  }

  @Test
  void an_end_is_in_force_once_all_have_confirmed_it() throws InterruptedException {
    follower("one");
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_DECLINED);
    Thread.sleep(NONE_COMES);
    assertWaits("KE");

    follower("two");
    await().atMost(LONGEST).untilAsserted(() -> assertConfirmed("KE"));
    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    await().atMost(LONGEST).untilAsserted(() -> assertConfirmed("NG"));
    Instant inForce = inForce("NG");
    var _ =
        operations(service, PLANNER)
            .concludeOperation(
                ConcludeOperationRequest.newBuilder().setOperationId(operation).build());
    await()
        .atMost(LONGEST)
        .untilAsserted(() -> {
          var concluded =
              operations(service, PLANNER)
                  .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
                  .getOperation();
          assertThat(Times.read(concluded.getInForceTime()))
              .isBefore(Times.read(concluded.getUpdateTime()).plus(LEASE));
        });

    assertThat(inForce("NG")).as("once it is known it stays").isEqualTo(inForce);
    // It is forgotten after it is told.
    await()
        .atMost(LONGEST)
        .untilAsserted(() ->
            assertThat(service.mongo().collection("pending", Document.class).countDocuments())
                .isZero());
  }

  @Test
  void a_caveat_that_comes_later_is_in_force_once_all_have_confirmed_it()
      throws InterruptedException {
    follower("one");
    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
    var _ = participations(service, ncb("NG")).changeCaveats(caveats(operation, "NG").build());
    Thread.sleep(NONE_COMES);
    assertThat(limited()).as("pending").isEqualTo(ended("NG").plus(LEASE));

    follower("two");
    await()
        .atMost(LONGEST)
        .untilAsserted(() ->
            assertThat(limited()).isAfterOrEqualTo(ended("NG")).isBefore(ended("NG").plus(LEASE)));
  }

  @Test
  void whoever_has_only_received_it_confirms_nothing() throws InterruptedException {
    follower("one");
    ServiceFixture two = follower("two");
    two.bean(Projector.class).stop();

    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    Thread.sleep(NONE_COMES);

    assertWaits("NG");
  }

  @Test
  void a_build_that_a_replica_of_another_release_may_read_confirms_nothing()
      throws InterruptedException {
    follower("one");
    ServiceFixture two = follower("two");
    two.mongo()
        .collection("projections", Document.class)
        .insertOne(
            new Document("_id", "known@2")
                .append("view", "known")
                .append("version", 2)
                .append("suffix", "_2_0123abcd")
                .append("collections", List.of())
                .append("position", 0L)
                .append("time", Date.from(Instant.EPOCH))
                .append("complete", true)
                .append("beat", 0L));

    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    Thread.sleep(NONE_COMES);

    assertWaits("NG");
  }

  @Test
  void what_is_left_out_of_a_view_is_not_confirmed() throws InterruptedException {
    follower("one");
    ServiceFixture two = follower("two");
    two.mongo()
        .collection("parked", Document.class)
        .insertOne(new Document("_id", "x 1:1").append("projection", "x").append("aggregate", "1"));

    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    Thread.sleep(NONE_COMES);

    assertWaits("NG");
  }

  @Test
  void who_is_invited_again_while_the_end_is_pending_has_none() {
    follower("one");
    stand(service, operation, "NG", ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    var _ = participations(service, PLANNER).inviteCountry(invitation(operation, "NG"));

    follower("two");
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_DECLINED);
    await().atMost(LONGEST).untilAsserted(() -> assertConfirmed("KE"));

    assertThat(get("NG").hasInForceTime()).isFalse();
  }

  private void assertWaits(String country) {
    assertThat(inForce(country)).isEqualTo(ended(country).plus(LEASE));
  }

  private void assertConfirmed(String country) {
    assertThat(inForce(country))
        .isAfterOrEqualTo(ended(country))
        .isBefore(ended(country).plus(LEASE));
  }

  private Instant limited() {
    return Times.read(get("NG").getCaveats(0).getInForceTime());
  }

  private Instant inForce(String country) {
    return Times.read(get(country).getInForceTime());
  }

  private Instant ended(String country) {
    return Times.read(get(country).getUpdateTime());
  }

  private Participation get(String country) {
    return participations(service, PLANNER)
        .getParticipation(
            GetParticipationRequest.newBuilder()
                .setOperationId(operation)
                .setCountry(country)
                .build())
        .getParticipation();
  }

  /** A service that reads the feed of operations, and keeps a view by it. */
  private ServiceFixture follower(String name) {
    ServiceFixture follower =
        start(
            FeedFollower.class,
            "spring.application.name",
            name + "-service",
            "cordon.feeds.operations",
            service.address());
    await()
        .atMost(LONGEST)
        .until(() -> follower.bean(FeedReader.class).fresh(Duration.ofSeconds(15)));
    return follower;
  }

  private ServiceFixture start(Class<?> application, String... properties) {
    var all = new HashMap<>(Map.of("cordon.mongodb.database", database + "_" + started.size()));
    for (int i = 0; i < properties.length; i += 2) {
      all.put(properties[i], properties[i + 1]);
    }
    ServiceFixture fixture = ServiceFixture.start(application, ConfirmedTest.class, all);
    started.add(fixture);
    return fixture;
  }
}
