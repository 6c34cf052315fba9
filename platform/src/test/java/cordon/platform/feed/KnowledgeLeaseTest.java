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

        assertThat(LEASE.covers(known, decided, null) && committed.isAfter(LEASE.inForce(CHANGED)))
            .as("committed after %s s, decided on after %s s", taken, second)
            .isFalse();
      }
    }
    assertThat(LEASE.covers(CHANGED, CHANGED.plusSeconds(40), null)).isTrue();
    assertThat(LEASE.covers(CHANGED, CHANGED.plusSeconds(40).plusMillis(1), null)).isFalse();
  }

  @Test
  void knowledge_of_a_moment_far_ahead_is_of_a_clock_that_was_set_back() {
    assertThat(LEASE.covers(CHANGED.plusSeconds(41), CHANGED, null)).isFalse();
    assertThat(LEASE.covers(Instant.EPOCH, CHANGED, null)).isFalse();
  }

  /** By the source's lease a change is in force, whatever ours says. */
  @Test
  void nothing_commits_on_knowledge_of_before_once_a_change_is_in_force_by_the_sources_lease() {
    for (long promised : new long[] {21, 30, 59, 60, 61, 120}) {
      Instant inForce = CHANGED.plusSeconds(promised);
      for (int taken = 0; taken <= 10; taken++) {
        Instant known = CHANGED.plusSeconds(taken);
        for (int second = 0; second <= 150; second++) {
          Instant decided = CHANGED.plusSeconds(second);
          assertThat(
                  LEASE.covers(known, decided, Duration.ofSeconds(promised))
                      && decided.plusSeconds(10).isAfter(inForce))
              .as("%s: committed after %s s, decided on after %s s", promised, second, taken)
              .isFalse();
        }
      }
    }
    assertThat(LEASE.oldest(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(10));
    assertThat(LEASE.oldest(Duration.ofSeconds(120))).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void nothing_rests_on_a_source_that_lets_nobody_rest_on_it() {
    for (long promised : new long[] {20, 0, -5}) {
      assertThat(LEASE.covers(CHANGED, CHANGED, Duration.ofSeconds(promised))).isFalse();
      assertThat(LEASE.oldest(Duration.ofSeconds(promised))).isEqualTo(Duration.ZERO);
    }
  }

  @Test
  void a_lease_in_which_nothing_could_be_committed_is_none() {
    for (Duration length : new Duration[] {Duration.ofSeconds(20), Duration.ZERO}) {
      assertThatThrownBy(() -> new KnowledgeLease(length))
          .hasMessage("cordon.lease has to be longer than 20 s");
    }
  }
}
