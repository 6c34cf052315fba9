package cordon.operations.comment;

import static cordon.operations.comment.PlanCommentTest.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.operations.PlanFixture;
import cordon.operations.operation.Objective;
import cordon.operations.operation.Plan;
import cordon.operations.operation.PlanBuilder;
import cordon.operations.operation.PlanMessages;
import cordon.operations.operation.PlanRevision;
import cordon.operations.operation.PlanState;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in a plan by their paths. */
class PlanPlaceTest {
  static final Plan WHOLE =
      PlanMessages.plan(
          PlanFixture.aWholePlan().addWaivers(PlanFixture.waivers().getFirst()).build());

  @ParameterizedTest
  @CsvSource({
    "legal_basis, legal_basis",
    "objectives, objectives",
    "objectives[1], objectives[infrastructures_taken_down]",
    "objectives[1].target, objectives[infrastructures_taken_down].target",
    "objectives[places_inspected].target, objectives[places_inspected].target",
    "phases[0].start_time, phases[PHASE_KIND_ACTION].start_time",
    "crime_areas[CRIME_AREA_FRAUD], crime_areas[CRIME_AREA_FRAUD]",
    "'', ''"
  })
  void a_row_is_kept_by_its_name_so_that_others_may_come_before_it(String told, String kept) {
    assertThat(PlanPlaceMessages.named(PLAN, told)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "budget",
        "legal_basis[0]",
        "legal_basis.text",
        "objectives.target",
        "objectives[7]",
        "objectives[domains_blocked]",
        "objectives[0].budget",
        "crime_areas[0].kind",
        "protection.budget",
        "protection[0]",
        "start_time.seconds",
        "languages[0]",
        "supporting_agencies[0]"
      })
  void a_place_that_the_plan_has_not_is_refused_with_those_that_it_has(String place) {
    var refusal =
        catchThrowableOfType(RejectedException.class, () -> PlanPlaceMessages.named(PLAN, place));

    assertThat(refusal.reason()).isEqualTo(OperationsReason.UNKNOWN_PLACE);
    assertThat(refusal.details().get("places"))
        .contains("legal_basis", "objectives[…]", "objectives[…].target")
        .doesNotContain("legal_basis[");
    assertThat(refusal.violations()).extracting("field").containsExactly("place");
  }

  @ParameterizedTest
  @CsvSource({
    "languages, languages",
    "protection.referral, protection.referral",
    "media.embargo_time, media.embargo_time",
    "command_posts[1].reports_to, command_posts[silver_ng].reports_to",
    "communications[1], communications[COMMUNICATION_STEP_EMERGENCY]",
    "reporting_duties[2].days_after_end, reporting_duties[REPORT_KIND_FINAL].days_after_end",
    "coordination_units[main].shifts, coordination_units[main].shifts"
  })
  void everything_that_a_plan_says_is_a_place_that_can_be_commented_on(String told, String kept) {
    String place = PlanPlaceMessages.named(WHOLE, told);

    assertThat(place).isEqualTo(kept);
    assertThat(PlanPlaceMessages.stood(WHOLE, place).orElseThrow().getAllFields()).hasSize(1);
    assertThat(PlanPlaceMessages.state(PlanCommentTest.on(place, WHOLE), revision(PLAN, "another")))
        .isNotEqualTo(PlanPlaceState.AS_READ);
    assertThat(
            PlanPlaceMessages.state(PlanCommentTest.on(place, WHOLE), revision(WHOLE, "another")))
        .isEqualTo(PlanPlaceState.AS_READ);
  }

  @Test
  void the_places_of_a_refusal_are_those_that_are_taken() {
    var refusal =
        catchThrowableOfType(
            RejectedException.class, () -> PlanPlaceMessages.named(WHOLE, "budget"));

    assertThat(List.of(String.valueOf(refusal.details().get("places")).split(", ")))
        .contains("protection.referral", "command_posts[…].deputy", "languages", "phases[…].gate")
        .doesNotContain("protection[…].referral", "languages[…]", "start_time.seconds")
        .allSatisfy(place ->
            assertThat(PlanPlaceMessages.named(WHOLE, place.replace("…", "0"))).isNotEmpty());
  }

  @Test
  void what_stood_at_a_place_is_that_field_or_row_alone() {
    var stood = PlanPlaceMessages.stood(PLAN, "objectives[places_inspected].target").orElseThrow();
    var basis = PlanPlaceMessages.stood(PLAN, "legal_basis").orElseThrow();

    assertThat(stood.getObjectivesList()).extracting("target").containsExactly(20L);
    assertThat(stood.getAllFields()).hasSize(1);
    assertThat(basis.getAllFields()).hasSize(1);
    assertThat(basis.getLegalBasis()).isEqualTo(PLAN.legalBasis());
    assertThat(PlanPlaceMessages.stood(PLAN, "")).isEmpty();
  }

  @Test
  void a_place_tells_whether_it_changed_since_or_is_gone() {
    List<Objective> moved =
        List.of(objective("infrastructures_taken_down", 20_000), PLAN.objectives().getFirst());
    var now = revision(with(moved), "another");
    var without = revision(with(List.of()), "a third");
    var first = PLAN.objectives().getFirst();
    var twice = revision(with(List.of(first, objective(first.indicator(), 30))), "a fourth");

    assertThat(state("objectives[infrastructures_taken_down].target", now))
        .isEqualTo(PlanPlaceState.CHANGED);
    assertThat(state("objectives[places_inspected].target", now)).isEqualTo(PlanPlaceState.AS_READ);
    assertThat(state("objectives", now)).isEqualTo(PlanPlaceState.CHANGED);
    assertThat(state("legal_basis", now)).isEqualTo(PlanPlaceState.AS_READ);
    assertThat(state("", now)).isEqualTo(PlanPlaceState.CHANGED);
    assertThat(state("", revision(PLAN, "hash"))).isEqualTo(PlanPlaceState.AS_READ);
    assertThat(state("objectives[places_inspected].target", without))
        .isEqualTo(PlanPlaceState.GONE);
    assertThat(state("objectives", without)).isEqualTo(PlanPlaceState.CHANGED);
    assertThat(state("objectives[places_inspected].target", twice))
        .isEqualTo(PlanPlaceState.CHANGED);
  }

  private static PlanPlaceState state(String place, PlanRevision now) {
    return PlanPlaceMessages.state(PlanCommentTest.on(place), now);
  }

  private static PlanRevision revision(Plan plan, String hash) {
    return new PlanRevision(
        3, PlanState.DRAFT, plan, hash, List.of("planner"), null, null, null, null, null, null);
  }

  private static Objective objective(String indicator, long target) {
    return new Objective(indicator, target, null, null, null, null);
  }

  private static Plan with(List<Objective> objectives) {
    return PlanBuilder.builder(PLAN).objectives(objectives).build();
  }
}
