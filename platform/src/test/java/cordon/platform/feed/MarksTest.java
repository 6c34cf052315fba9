package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final Instant NOW = Instant.parse("2025-07-02T08:00:00Z");

  /** A view that was further behind than the kept marks reach knew nothing at all. */
  @Test
  void what_a_view_knows_is_told_for_as_long_as_the_lease_lasts() {
    var marks = new Marks();
    for (int i = 360; i > 0; i--) {
      Instant kept = NOW.minus(Duration.ofMillis(250L * i));
      marks.add(kept.minusMillis(20), kept);
    }

    for (int behind = 1; behind <= 60; behind++) {
      Instant caughtUp = NOW.minusSeconds(behind);
      assertThat(marks.keptBefore(caughtUp)).isEqualTo(caughtUp.minusMillis(20));
    }
  }

  @Test
  void nothing_is_known_of_what_was_kept_after_the_view() {
    var marks = new Marks();
    marks.add(NOW, NOW.plusMillis(20));

    assertThat(marks.keptBefore(NOW)).isEqualTo(Instant.EPOCH);
  }
}
