package cordon.platform.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A token that was verified is taken again for half a minute, and never past its end. */
class KnownCallersTest {
  private static final Instant START = Instant.parse("2025-07-01T00:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private Instant now = START;
  private final KnownCallers callers = new KnownCallers(() -> now);

  @Test
  void a_token_that_comes_again_is_not_verified_again() {
    assertThat(of("good").subject()).isEqualTo("good");
    assertThat(of("good").subject()).isEqualTo("good");
    assertThat(of("other").subject()).isEqualTo("other");

    assertThat(asked).containsExactly("good", "other");
  }

  @Test
  void after_half_a_minute_it_is_verified_again_because_its_key_may_be_withdrawn() {
    var _ = of("good");
    now = START.plus(KnownCallers.KEPT).minusMillis(1);
    var _ = of("good");
    assertThat(asked).containsExactly("good");

    now = START.plus(KnownCallers.KEPT);
    var _ = of("good");
    assertThat(asked).containsExactly("good", "good");
  }

  @Test
  void past_its_end_it_is_left_to_whoever_verifies() {
    var _ = of("short");
    now = START.plusSeconds(1);
    var _ = of("short");

    assertThat(asked).containsExactly("short", "short");
  }

  @Test
  void one_without_an_end_is_verified_each_time() {
    var _ = of("endless");
    var _ = of("endless");

    assertThat(asked).containsExactly("endless", "endless");
  }

  @Test
  void one_that_is_refused_is_refused_each_time() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> of("bad")).isInstanceOf(RejectedException.class);
    }

    assertThat(asked).containsExactly("bad", "bad");
  }

  private Caller of(String token) {
    return callers.of(token, this::verify);
  }

  private KnownCallers.Known verify(String token) {
    asked.add(token);
    if (token.equals("bad")) {
      throw new RejectedException(CommonReason.UNAUTHENTICATED, "The token is not valid here.");
    }
    return new KnownCallers.Known(new Caller(token, Set.of("planner"), null), end(token));
  }

  private static @Nullable Instant end(String token) {
    return switch (token) {
      case "endless" -> null;
      case "short" -> START.plusSeconds(1);
      default -> START.plus(Duration.ofHours(1));
    };
  }
}
