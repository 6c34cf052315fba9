package cordon.reporting.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.projection.Projector;
import cordon.reporting.ReportingFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What it costs the database that others plan. */
class ObservedCostTest {
  private static final int OPERATIONS = 150;

  @Test
  void a_stretch_of_operations_costs_the_same_however_many_there_are() {
    try (var reporting = new ReportingFixture(ObservedCostTest.class)) {
      reporting.operations.pause();
      long start = reporting.service.bean(Projector.class).reached().position();
      for (int i = 0; i < OPERATIONS; i++) {
        var _ = reporting.active("NG");
      }
      long before = reporting.service.commands().count();

      reporting.operations.resume();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              reporting.service.bean(Projector.class).reached().position()
                  == start + 2 * OPERATIONS);

      assertThat(reporting.service.commands().count() - before).isBetween(5L, 120L);
    }
  }
}
