package cordon.tasking.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.operations.v1.OperationState;
import cordon.platform.projection.Projector;
import cordon.tasking.TaskingFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it costs the database that others plan. */
class ObservedCostTest {
  private static final int OPERATIONS = 150;

  @Test
  void a_stretch_of_operations_costs_the_same_however_many_there_are() {
    try (var tasking = new TaskingFixture(ObservedCostTest.class)) {
      tasking.awaitCurrent();
      tasking.operations.pause();
      long start = tasking.service.bean(Projector.class).reached().position();
      for (int i = 0; i < OPERATIONS; i++) {
        var _ = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
      }
      long before = tasking.service.commands().count();

      tasking.operations.resume();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              tasking.service.bean(Projector.class).reached().position() == start + 2 * OPERATIONS);

      assertThat(tasking.service.commands().count() - before).isBetween(5L, 120L);
    }
  }
}
