package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.Load;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.JournalAudit;
import cordon.platform.projection.Projector;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
import cordon.platform.work.Worker;
import cordon.sample.v1.Note;
import cordon.testsupport.TestMongo;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances of one service, on one database, that read the same feed. */
class ReplicasTest {
  private static final AtomicLong NUMBER = new AtomicLong();
  private static final Duration LOOK = Duration.ofMillis(20);

  /** In looks; about once in a second. */
  private static final int LET_GO_EVERY = 40;

  private final FeedStandIn other = new FeedStandIn();
  private final String database = TestMongo.database(ReplicasTest.class) + "_" + System.nanoTime();
  private final List<ServiceFixture> started = new ArrayList<>();

  @AfterEach
  void stop() {
    started.forEach(ServiceFixture::close);
    other.close();
  }

  /** Losing the race for a stretch is no fault: each goes on, and says so all the time. */
  @Test
  void two_that_read_one_feed_serve_all_the_time_and_both_know_it() throws Exception {
    ServiceFixture one = replica();
    // The view has a position before there are two that move it.
    write(one);
    await().until(() -> one.bean(Projector.class).reached().position() == 1);
    ServiceFixture two = replica();
    var statuses = new ArrayList<ServingStatus>();
    var paused = new ArrayList<String>();
    Instant later = one.clock().instant().plusSeconds(5);

    try (var feed = Load.of(5, this::append);
        var _ = Load.of(5, () -> write(one));
        var _ = Load.of(5, () -> write(two))) {
      long end = System.nanoTime() + Duration.ofSeconds(12).toNanos();
      for (int look = 0; System.nanoTime() < end; look++) {
        for (ServiceFixture replica : List.of(one, two)) {
          statuses.add(health(replica));
          paused.addAll(pausing(replica));
        }
        if (look % LET_GO_EVERY == 0) {
          // The other takes it before the one that had it notices: both read for a moment.
          letGo(one);
        }
        Thread.sleep(LOOK);
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> known(one).isAfter(later));
      await().atMost(Duration.ofSeconds(30)).until(() -> known(two).isAfter(later));
      assertThat(feed.done()).isGreaterThan(30);
    }

    assertThat(statuses).containsOnly(ServingStatus.SERVING);
    assertThat(paused).as("readers that were seen pausing after a fault").isEmpty();
    await().atMost(Duration.ofSeconds(10)).until(() -> observed(one) == NUMBER.get());
    await().atMost(Duration.ofSeconds(10)).until(() -> JournalAudit.unnumbered(one.mongo()) == 0);
    JournalAudit.check(one.mongo());
  }

  @Test
  void the_other_one_reads_on_within_seconds_when_the_one_that_read_has_died() {
    ServiceFixture one = replica();
    append();
    await().atMost(Duration.ofSeconds(10)).until(() -> observed(one) == NUMBER.get());

    // As a killed one leaves it: held, and renewed by nobody.
    one.mongo()
        .collection("leases", Document.class)
        .replaceOne(
            Filters.eq("_id", "feed-other"),
            new Document("_id", "feed-other")
                .append("holder", "one that has died")
                .append("until", Date.from(Instant.now().plusSeconds(3))),
            new ReplaceOptions().upsert(true));
    append();

    await().atMost(Duration.ofSeconds(8)).until(() -> observed(one) == NUMBER.get());
    await().atMost(Duration.ofSeconds(5)).until(() -> health(one) == ServingStatus.SERVING);
  }

  @Test
  void what_is_stopped_in_order_is_taken_over_at_once() {
    ServiceFixture one = replica();
    ServiceFixture two = replica();
    one.close();
    started.remove(one);

    append();
    write(two);

    await().atMost(Duration.ofSeconds(3)).until(() -> observed(two) == NUMBER.get());
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> two.bean(Projector.class).reached().position() == NUMBER.get() + 1);
  }

  private ServiceFixture replica() {
    NUMBER.set(0);
    ServiceFixture replica =
        ServiceFixture.start(
            SampleApplication.class,
            ReplicasTest.class,
            Map.of("cordon.feeds.other", other.address(), "cordon.mongodb.database", database));
    started.add(replica);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() ->
            health(replica) == ServingStatus.SERVING
                && known(replica).isAfter(replica.clock().instant().minusSeconds(8)));
    return replica;
  }

  private void append() {
    String id = "n" + NUMBER.incrementAndGet();
    var _ = other.append(id, 1, Note.newBuilder().setNoteId(id).setText("a word").build());
  }

  private static long observed(ServiceFixture replica) {
    return replica
        .mongo()
        .collection("journal", Document.class)
        .countDocuments(Filters.eq("source", "other"));
  }

  /** What works in a replica's background and is not well; the service serves all the same. */
  private static List<String> pausing(ServiceFixture replica) {
    return replica.beans(Worker.class).stream()
        .filter(worker -> !worker.healthy())
        .map(worker -> worker.getClass().getSimpleName())
        .toList();
  }

  private static void letGo(ServiceFixture replica) {
    var _ =
        replica
            .mongo()
            .collection("leases", Document.class)
            .updateOne(Filters.eq("_id", "feed-other"), Updates.set("until", new Date(0)));
  }

  private static ServingStatus health(ServiceFixture replica) {
    return HealthGrpc.newBlockingStub(replica.anonymous(Map.of()))
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  /** Until when it knows what the source did. */
  private static Instant known(ServiceFixture replica) {
    return replica.bean(FeedReader.class).current(replica.bean(Projector.class).caughtUp());
  }

  private static void write(ServiceFixture service) {
    Author.write(service, "own-" + System.nanoTime());
  }
}
