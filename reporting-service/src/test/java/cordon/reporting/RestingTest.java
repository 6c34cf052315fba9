package cordon.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the service with the most work in the background costs the database while nobody calls. */
class RestingTest {
  private static final int SECONDS = 6;

  /** With three of operations and four of tasking: less than 15 of the whole system. */
  @Test
  void a_service_that_reads_two_feeds_and_posts_sends_seven_commands_a_second_at_most()
      throws Exception {
    try (var reporting = new ReportingFixture(RestingTest.class)) {
      reporting.active("NG");
      Thread.sleep(Duration.ofSeconds(4));

      long before = reporting.service.commands().count();
      Thread.sleep(Duration.ofSeconds(SECONDS));
      long sent = reporting.service.commands().count() - before;

      assertThat(sent).isBetween(1L, 7L * SECONDS);
    }
  }
}
