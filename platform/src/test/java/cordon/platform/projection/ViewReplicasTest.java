package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.Load;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Journals;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.ReadNotesRequest;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several instances of one service on one database, of which each may have its own version. */
class ViewReplicasTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final String database =
      TestMongo.database(ViewReplicasTest.class) + "_" + System.nanoTime();
  private final ArrayList<ServiceFixture> replicas = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();

  @AfterEach
  void stop() {
    replicas.forEach(ServiceFixture::close);
  }

  @Test
  void figures_are_right_in_both_while_one_of_two_is_restarted_with_another_version()
      throws Exception {
    ServiceFixture old = replica(1);
    ServiceFixture other = replica(1);
    try (var _ = Load.of(100, () -> write(old))) {
      Thread.sleep(1500);
      other = restarted(other, 2);
      watchFor(Duration.ofSeconds(2), old, other);
      other = restarted(other, 3);
      watchFor(Duration.ofSeconds(2), old, other);
    }

    long all = written.get();
    ServiceFixture last = other;
    await().atMost(LONGEST).untilAsserted(() -> assertThat(notes(old)).isEqualTo(all));
    await().atMost(LONGEST).untilAsserted(() -> assertThat(notes(last)).isEqualTo(all));
    ServiceFixture quiet = replica(4);
    await().atMost(LONGEST).until(() -> version(quiet) == 4);
    assertThat(version(old)).isEqualTo(1);
    assertThat(version(last)).isEqualTo(3);
    assertThat(digest(old)).isEqualTo(digest(quiet));
    assertThat(digest(last)).isEqualTo(digest(quiet));
  }

  @Test
  void what_is_known_stays_known_while_it_is_built_anew() {
    ServiceFixture before = replica(1);
    Journals.fill(before, 3000);
    await().atMost(LONGEST).until(() -> notes(before) == 3000);
    ServiceFixture after = restarted(before, 2);

    for (int i = 0; i < 50; i++) {
      assertThat(notes(after)).isGreaterThanOrEqualTo(3000);
    }
  }

  /** Nothing that was counted is ever not counted. */
  private static void watchFor(Duration time, ServiceFixture... replicas)
      throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long[] seen = new long[replicas.length];
    while (System.nanoTime() < end) {
      for (int i = 0; i < replicas.length; i++) {
        long now = notes(replicas[i]);
        assertThat(now).as("replica %d", i).isGreaterThanOrEqualTo(Math.max(1, seen[i]));
        seen[i] = now;
      }
      Thread.sleep(20);
    }
  }

  private ServiceFixture replica(int version) {
    ServiceFixture started =
        ServiceFixture.start(
            SampleApplication.class,
            ViewReplicasTest.class,
            Map.of(
                "cordon.mongodb.database",
                database,
                "cordon.sample.words",
                Integer.toString(version)));
    replicas.add(started);
    return started;
  }

  private ServiceFixture restarted(ServiceFixture replica, int version) {
    replica.close();
    replicas.remove(replica);
    return replica(version);
  }

  private void write(ServiceFixture service) {
    Author.write(service, "note-" + written.incrementAndGet());
  }

  private static int version(ServiceFixture service) {
    return service.bean(Views.class).serving("words").version();
  }

  private static String digest(ServiceFixture service) {
    ViewBuild build = service.bean(Views.class).serving("words");
    return Digest.of(service.mongo(), build, List.of("word_count"));
  }

  private static long notes(ServiceFixture service) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner))
        .readNotes(ReadNotesRequest.getDefaultInstance())
        .getNotes();
  }
}
