package cordon.operations.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.Reason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.refusal.Violation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** With a shift of the night, which others refuse (orangehrm/orangehrm#196). */
  @Test
  void a_plan_that_says_everything_is_taken() {
    assertThatCode(() -> PlanRules.require(AnOperation.WHOLE)).doesNotThrowAnyException();
  }

  @Test
  void an_indicator_stands_once_for_each_country_and_once_for_all_together() {
    Objective all = objective(null, null);
    Objective nigeria = objective("NG", null);
    Objective ghana = objective("GH", null);

    assertThatCode(() -> PlanRules.require(with(all, nigeria, ghana))).doesNotThrowAnyException();
    refused(with(all, nigeria, all), OperationsReason.BAD_OBJECTIVE, "plan.objectives[2]");
    refused(with(nigeria, nigeria), OperationsReason.BAD_OBJECTIVE, "plan.objectives[1]");
  }

  @Test
  void an_objective_is_evaluated_from_the_start_on() {
    assertThatCode(() -> PlanRules.require(with(objective(null, at("06-01")))))
        .doesNotThrowAnyException();
    refused(
        with(objective(null, at("06-01").minusMillis(1))),
        OperationsReason.BAD_OBJECTIVE,
        "plan.objectives[0].evaluation_time");
  }

  /** Some were kept elsewhere, and failed when they were read (grafana/oncall#924). */
  @ParameterizedTest
  @ValueSource(strings = {"Africa/Lagoon", "africa/lagos", "SystemV/EST5", "IST", "GMT+3"})
  void a_zone_that_does_not_exist_is_refused(String zone) {
    var unit = new PlanAnnex.CoordinationUnit("main", "Coordination unit", zone, List.of());
    var duty =
        new PlanAnnex.ReportingDuty(
            PlanAnnex.ReportKind.RESULTS, "Every country", new CutOff.Daily("18:00", zone));

    refused(
        annexed(PlanAnnexBuilder.builder().coordinationUnits(List.of(unit)).build()),
        CommonReason.INCONSISTENT,
        "plan.coordination_units[0].time_zone");
    refused(
        annexed(PlanAnnexBuilder.builder().reportingDuties(List.of(duty)).build()),
        CommonReason.INCONSISTENT,
        "plan.reporting_duties[0].daily.time_zone");
  }

  /** Also a circle that is longer than one post to itself (kdlbs/kandev#2827). */
  @ParameterizedTest
  @CsvSource({
    "gold>, COMMAND_CYCLE, 0, gold",
    "gold silver>bronze bronze>silver, COMMAND_CYCLE, 1, 'silver,bronze'",
    "gold>silver silver>bronze bronze>gold, COMMAND_CYCLE, 0, 'gold,silver,bronze'",
    "low>gold gold>silver silver>gold, COMMAND_CYCLE, 1, 'gold,silver'",
    "gold silver>platinum, UNKNOWN_POST, 1, 'gold,silver'",
  })
  void a_post_reports_to_one_that_there_is_and_never_in_a_circle(
      String chain, OperationsReason reason, int row, String posts) {
    List<CommandPost> written =
        Stream.of(chain.split(" "))
            .map(post -> {
              String key = post.split(">")[0];
              String above = post.endsWith(">") ? key : post.substring(post.indexOf('>') + 1);
              return new CommandPost(
                  key, "Commander", "Police", null, post.contains(">") ? above : null, null);
            })
            .toList();

    var refusal =
        refused(
            annexed(PlanAnnexBuilder.builder().commandPosts(written).build()),
            reason,
            "plan.command_posts[" + row + "].reports_to");

    assertThat(refusal.details()).containsEntry("posts", posts);
  }

  private static RejectedException refused(Plan plan, Reason reason, String field) {
    var refusal = catchThrowableOfType(RejectedException.class, () -> PlanRules.require(plan));
    assertThat(refusal.reason()).isEqualTo(reason);
    assertThat(refusal.violations()).extracting(Violation::field).containsExactly(field);
    return refusal;
  }

  private static Plan with(Objective... objectives) {
    return PlanBuilder.builder(plan()).objectives(List.of(objectives)).build();
  }

  private static Plan annexed(PlanAnnex annex) {
    return PlanBuilder.builder(plan()).annex(annex).build();
  }

  private static Objective objective(@Nullable String country, @Nullable Instant evaluation) {
    return new Objective("infrastructures_taken_down", 5, null, null, evaluation, country);
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
        true,
        null);
  }

  private static Phase phase(PhaseKind kind, String start, String end) {
    return new Phase(kind, at(start), at(end), null);
  }

  private static Instant at(String day) {
    return Instant.parse("2025-" + day + "T00:00:00Z");
  }
}
