package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.gateway.problem.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** Who is large waits, who takes much leaves some for the others, and all comes back. */
class MemoryBudgetTest {
  private static final long MIB = 1024 * 1024;
  private final MemoryBudget budget = new MemoryBudget(32 * MIB, Duration.ofSeconds(60));

  @Test
  void one_who_has_half_waits_for_its_own_and_others_do_not() {
    MemoryBudget.Reservation first = budget.reserve("country NG");
    first.take(10 * MIB).block();
    MemoryBudget.Reservation second = budget.reserve("country NG");
    MemoryBudget.Reservation other = budget.reserve("country KE");
    boolean[] there = new boolean[1];

    Disposable waiting = second.take(10 * MIB).subscribe(v -> {}, e -> {}, () -> there[0] = true);
    other.take(10 * MIB).block(Duration.ofMillis(100));
    assertThat(there[0]).isFalse();
    first.close();

    assertThat(there[0]).isTrue();
    assertThat(waiting.isDisposed()).isTrue();
    second.close();
    other.close();
    assertThat(budget.used()).isZero();
  }

  @Test
  void who_waits_in_vain_is_told_so_after_two_seconds_and_takes_nothing() {
    MemoryBudget.Reservation first = budget.reserve("country NG");
    first.take(10 * MIB).block();
    MemoryBudget.Reservation second = budget.reserve("country NG");

    assertThatThrownBy(() -> second.take(10 * MIB).block())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason).isEqualTo("OVERLOADED"));
    first.close();
    second.close();

    assertThat(budget.used()).isZero();
  }

  @Test
  void what_can_never_fit_is_told_to_be_too_large() {
    assertThatThrownBy(() -> budget.reserve("x").take(17 * MIB).block())
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason).isEqualTo("BODY_TOO_LARGE"));
  }

  @Test
  void what_comes_in_chunks_grows_and_is_refused_when_there_is_no_more() {
    MemoryBudget.Reservation hold = budget.reserve("person a");
    hold.grow(8 * MIB);
    hold.grow(16 * MIB);

    assertThatThrownBy(() -> hold.grow(16 * MIB + 1)).isInstanceOf(Refused.class);
    assertThat(budget.used()).isEqualTo(16 * MIB);
    hold.shrink(MIB);
    assertThat(budget.used()).isEqualTo(MIB);
    hold.close();
    hold.close();
    assertThat(budget.used()).isZero();
  }

  @Test
  void one_who_sends_much_does_not_fill_the_queue_for_others() {
    MemoryBudget.Reservation full = budget.reserve("country NG");
    full.take(16 * MIB).block();
    MemoryBudget.Reservation beside = budget.reserve("country GH");
    beside.take(16 * MIB).block();
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      wait("country NG", refused);
    }
    assertThat(refused).hasSize(16);

    wait("country KE", refused);

    assertThat(refused).doesNotContain("country KE");
  }

  private void wait(String whose, List<String> refused) {
    var _ = budget.reserve(whose).take(MIB).subscribe(v -> {}, full -> refused.add(whose));
  }

  @Test
  void what_was_done_is_answered_whatever_it_takes() {
    MemoryBudget.Reservation hold = budget.reserve("person a");

    hold.force(40 * MIB);

    assertThat(budget.used()).isEqualTo(40 * MIB);
    hold.close();
    assertThat(budget.used()).isZero();
  }
}
