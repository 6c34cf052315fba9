package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who has much work waits for itself; the others wait for one piece of it. */
@ExtendWith(OutputCaptureExtension.class)
class TurnsTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch begin = new CountDownLatch(1);
  private Turns turns = new Turns(1);

  @AfterEach
  void stop() {
    turns.destroy();
  }

  @Test
  void one_that_comes_behind_many_of_another_waits_for_one_of_them() {
    turns.of("country NG").execute(this::waitForTheBeginning);
    for (int i = 0; i < 50; i++) {
      turns.of("country NG").execute(() -> done.add("NG"));
    }
    turns.of("country KE").execute(() -> done.add("KE"));

    begin.countDown();

    await().untilAsserted(() -> assertThat(done).hasSize(51));
    assertThat(done.indexOf("KE")).isLessThanOrEqualTo(1);
  }

  @Test
  void one_country_never_has_two_of_the_threads() {
    turns.destroy();
    turns = new Turns(4);
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      turns
          .of("country NG")
          .execute(() -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            pause();
            atOnce.decrementAndGet();
            done.add("NG");
          });
    }

    await().untilAsserted(() -> assertThat(done).hasSize(20));
    assertThat(most).hasValue(1);
  }

  @Test
  void who_leaves_while_waiting_keeps_nothing_and_costs_no_turn() {
    turns.of("country NG").execute(this::waitForTheBeginning);
    turns.inTurn("country KE", () -> done.add("of who has left")).subscribe().dispose();
    turns.of("country KE").execute(() -> done.add("KE"));

    begin.countDown();

    await().untilAsserted(() -> assertThat(done).containsExactly("KE"));
  }

  @Test
  void what_fails_in_its_turn_is_told_to_who_waits_for_it() {
    var fault = new IllegalStateException("as the test wants it");

    assertThatThrownBy(() ->
            turns
                .inTurn(
                    "country NG",
                    () -> {
                      throw fault;
                    })
                .block())
        .isSameAs(fault);
  }

  @Test
  void what_fails_holds_up_nothing_and_is_logged_without_its_message(CapturedOutput output) {
    turns
        .of("country NG")
        .execute(() -> {
          throw new IllegalStateException("what somebody has sent");
        });
    turns.of("country NG").execute(() -> done.add("NG"));

    await().untilAsserted(() -> assertThat(done).containsExactly("NG"));
    assertThat(output.getOut())
        .contains("a piece of work has failed java.lang.IllegalStateException at cordon.gateway")
        .doesNotContain("what somebody has sent");
  }

  private void waitForTheBeginning() {
    try {
      assertThat(begin.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
