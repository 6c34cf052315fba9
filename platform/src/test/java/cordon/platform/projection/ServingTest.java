package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.ClientSession;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Numbered;
import cordon.platform.journal.Tail;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
import cordon.platform.store.Mongo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When reads go from one build to the next. */
class ServingTest {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Figures fell for a moment when another replica was quicker with the version before. */
  @Test
  void reads_stay_with_a_build_that_another_replica_has_moved_further() {
    try (var service = ServiceFixture.start(SampleApplication.class, ServingTest.class, Map.of())) {
      write(service, 3);
      Follower before = follower(service, 1);
      Follower after = follower(service, 2);
      var builds = new Builds(service.mongo());
      var serving = new Serving();
      catchUp(before);
      serving.begin(before);
      catchUp(after);
      long then = after.position();
      write(service, 2);
      Follower elsewhere = follower(service, 1);
      catchUp(elsewhere);

      assertThat(elsewhere.position()).isEqualTo(then + 2);
      assertThat(before.position()).isEqualTo(then);
      assertThat(serving.switchTo(after, builds::positionOf)).isFalse();
      assertThat(serving.is(before)).isTrue();

      catchUp(after);
      assertThat(serving.switchTo(after, builds::positionOf)).isTrue();
      assertThat(serving.is(after)).isTrue();
    }
  }

  private static void write(ServiceFixture service, int notes) {
    Blocks blocks = service.bean(Blocks.class);
    long all = blocks.head() + notes;
    for (int i = 0; i < notes; i++) {
      Author.write(service, "note-" + (all + i));
    }
    await().atMost(LONGEST).until(() -> blocks.head() == all);
  }

  private static void catchUp(Follower follower) {
    var _ = follower.catchUp(Long.MAX_VALUE);
  }

  private static Follower follower(ServiceFixture service, int version) {
    var counted = new Counted(version);
    return new Follower(
        service.mongo(),
        service.bean(Blocks.class),
        service.bean(Tail.class),
        counted,
        new Builds(service.bean(Mongo.class)).open(counted));
  }

  /** A view of nothing. */
  private record Counted(int version) implements Projection {
    @Override
    public String name() {
      return "counted";
    }

    @Override
    public int since() {
      return 1;
    }

    @Override
    public List<ViewCollection> collections() {
      return List.of();
    }

    @Override
    public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {}
  }
}
