package cordon.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.refusal.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plan of June and July must keep. */
class PlanRulesTest {

  @Test
  void phases_that_follow_each_other_are_taken_in_any_order_and_with_gaps() {
    assertThatCode(() ->
            PlanRules.require(
                plan(
                    phase(PhaseKind.ACTION, "06-20", "06-25"),
                    phase(PhaseKind.PREPARATION, "06-01", "06-20"),
                    phase(PhaseKind.DEBRIEF, "07-01", "08-01"))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "ACTION, 06-19, 06-21",
    "ACTION, 06-05, 06-10",
    "ACTION, 06-01, 06-20",
    "ACTION, 06-01, 08-01",
    "PREPARATION, 06-20, 06-25",
    "ACTION, 07-20, 08-02",
    "ACTION, 05-31, 06-01",
  })
  void one_that_overlaps_another_stands_twice_or_lies_outside_is_refused(
      PhaseKind kind, String start, String end) {
    Plan plan = plan(phase(PhaseKind.PREPARATION, "06-01", "06-20"), phase(kind, start, end));

    assertThatThrownBy(() -> PlanRules.require(plan))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(OperationsReason.BAD_PHASE);
              assertThat(refused.violations())
                  .extracting(Violation::field)
                  .containsExactly("plan.phases[1]");
            });
  }

  private static Plan plan(Phase... phases) {
    return new Plan(
        "Serengeti 2.0",
        Purpose.CRIME_INVESTIGATION,
        List.of(CrimeArea.FRAUD),
        "A mandate",
        "The secretariat",
        HandlingLevel.AMBER,
        at("06-01"),
        at("08-01"),
        Stream.of(phases).toList(),
        List.of(),
        "USD",
        true);
  }

  private static Phase phase(PhaseKind kind, String start, String end) {
    return new Phase(kind, at(start), at(end));
  }

  private static Instant at(String day) {
    return Instant.parse("2025-" + day + "T00:00:00Z");
  }
}
