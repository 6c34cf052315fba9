package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatermarkTest {
  private static final Instant NOW = Instant.parse("2025-07-01T08:00:00Z");

  private final Watermark mark = new Watermark();

  @Test
  void a_reader_is_current_as_of_a_moment_once_it_has_passed_that_moment_s_head() {
    mark.note(new Head(7, NOW));

    assertThat(mark.pass(6)).isFalse();
    assertThat(mark.moment()).isEqualTo(Instant.EPOCH);
    assertThat(mark.pass(7)).isTrue();
    assertThat(mark.moment()).isEqualTo(NOW);
  }

  /** Else a reader whose source has gone would be current until the clock has come as far again. */
  @Test
  void a_clock_that_was_set_back_leaves_no_moment_that_is_still_to_come() {
    mark.note(new Head(7, NOW));
    var _ = mark.pass(7);

    mark.note(new Head(8, NOW.minusSeconds(3600)));
    var _ = mark.pass(8);

    assertThat(mark.moment()).isEqualTo(NOW.minusSeconds(3600));
  }
}
