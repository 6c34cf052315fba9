package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnowledgeLeaseTest {
  private static final Instant CHANGED = Instant.parse("2025-07-02T08:00:00Z");
  private static final KnowledgeLease LEASE = new KnowledgeLease(Duration.ofSeconds(60));

  @Test
  void a_change_is_in_force_once_the_lease_has_run_out() {
    assertThat(LEASE.inForce(CHANGED)).isEqualTo(CHANGED.plusSeconds(60));
  }

  /** Whatever was known just before the change came, and however long both commits take. */
  @Test
  void nothing_commits_on_knowledge_of_before_once_a_change_is_in_force() {
    for (int taken = 0; taken <= 10; taken++) {
      Instant known = CHANGED.plusSeconds(taken);
      for (int second = 0; second <= 120; second++) {
        Instant decided = CHANGED.plusSeconds(second);
        Instant committed = decided.plusSeconds(10);

        assertThat(LEASE.covers(known, decided) && committed.isAfter(LEASE.inForce(CHANGED)))
            .as("committed after %s s, decided on after %s s", taken, second)
            .isFalse();
      }
    }
    assertThat(LEASE.covers(CHANGED, CHANGED.plusSeconds(40))).isTrue();
    assertThat(LEASE.covers(CHANGED, CHANGED.plusSeconds(40).plusMillis(1))).isFalse();
  }

  @Test
  void knowledge_of_a_moment_far_ahead_is_of_a_clock_that_was_set_back() {
    assertThat(LEASE.covers(CHANGED.plusSeconds(41), CHANGED)).isFalse();
    assertThat(LEASE.covers(Instant.EPOCH, CHANGED)).isFalse();
  }

  @Test
  void a_lease_in_which_nothing_could_be_committed_is_none() {
    for (Duration length : new Duration[] {Duration.ofSeconds(20), Duration.ZERO}) {
      assertThatThrownBy(() -> new KnowledgeLease(length))
          .hasMessage("cordon.lease has to be longer than 20 s");
    }
  }
}
