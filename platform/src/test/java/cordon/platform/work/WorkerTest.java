package cordon.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WorkerTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Sample worker = new Sample();

  @AfterEach
  void stop() {
    worker.stop();
  }

  static Stream<Throwable> faults() {
    return Stream.of(
        new IllegalStateException("a fault"),
        new StackOverflowError(),
        new NoClassDefFoundError("cordon/Missing"),
        new ExceptionInInitializerError(new IllegalStateException("in a constant")),
        new AssertionError("of a library"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void whatever_ends_a_step_shows_and_the_step_is_tried_again(
      Throwable fault, CapturedOutput output) {
    worker.start();
    await().atMost(SOON).until(worker::healthy);

    worker.fault.set(fault);

    await().atMost(SOON).until(() -> !worker.healthy());
    int before = worker.steps.get();
    await().atMost(SOON).until(() -> worker.steps.get() > before + 1);
    assertThat(worker.healthy()).isFalse();
    assertThat(output).containsOnlyOnce("sample pauses: " + fault.getClass().getName());

    worker.fault.set(null);

    await().atMost(SOON).until(worker::healthy);
  }

  @Test
  void what_may_not_go_on_is_not_tried_again(CapturedOutput output) throws InterruptedException {
    worker.start();
    await().atMost(SOON).until(worker::healthy);

    worker.fault.set(new StopForGoodException("a hole"));

    await().atMost(SOON).until(() -> !worker.healthy());
    int steps = worker.steps.get();
    Thread.sleep(Duration.ofSeconds(1));
    assertThat(worker.steps).hasValue(steps);
    assertThat(worker.healthy()).isFalse();
    assertThat(output).containsOnlyOnce("sample stops: a hole");
  }

  private static final class Sample extends Worker {
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final AtomicInteger steps = new AtomicInteger();

    Sample() {
      super("sample", 0);
    }

    @Override
    protected void step() throws Exception {
      steps.incrementAndGet();
      Throwable now = fault.get();
      if (now instanceof Error error) {
        throw error;
      }
      if (now instanceof Exception exception) {
        throw exception;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
