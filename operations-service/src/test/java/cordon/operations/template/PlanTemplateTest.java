package cordon.operations.template;

import static cordon.operations.template.PlanTemplateState.IN_USE;
import static cordon.operations.template.PlanTemplateState.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cordon.operations.OperationsReason;
import cordon.operations.PlanFixture;
import cordon.operations.operation.Plan;
import cordon.operations.operation.PlanMessages;
import cordon.operations.operation.Purpose;
import cordon.platform.conformance.Golden;
import cordon.platform.conformance.StateMatrix;
import cordon.platform.refusal.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTemplateTest {
  private static final Instant NOW = Instant.parse("2025-05-20T08:00:00Z");
  private static final Plan WHOLE = PlanMessages.plan(PlanFixture.aWholePlan().build());

  private static final StateMatrix<PlanTemplate, PlanTemplateState> MATRIX =
      new StateMatrix<>(
          PlanTemplateTest::in,
          PlanTemplate::state,
          PlanTemplate::version,
          Map.of(
              "REVISE", one -> one.revise(spec("Another name"), NOW),
              "RETIRE", one -> one.retire("Another has replaced it.", NOW)),
          Map.of(IN_USE, Map.of("REVISE", IN_USE, "RETIRE", RETIRED), RETIRED, Map.of()),
          Map.of(IN_USE, "REVISE,RETIRE", RETIRED, ""));

  @Test
  void every_move_from_every_state_is_as_the_table_says() {
    MATRIX.check(
        List.of(PlanTemplateState.values()),
        (state, _, refusal) -> MATRIX.requireIllegal(state.name(), state, refusal));
  }

  @Test
  void a_plan_begins_with_every_time_as_far_from_its_beginning_as_it_was() {
    Instant start = Instant.parse("2027-03-01T06:30:00Z");
    Duration by = Duration.between(WHOLE.start(), start);

    Plan begun = in(IN_USE).begin(start);

    assertThat(begun.start()).isEqualTo(start);
    assertThat(begun.end()).isEqualTo(WHOLE.end().plus(by));
    assertThat(begun.phases().getFirst().start())
        .isEqualTo(WHOLE.phases().getFirst().start().plus(by));
    assertThat(begun.objectives().getFirst().evaluation())
        .isEqualTo(Instant.ofEpochSecond(1_759_276_800).plus(by));
    assertThat(begun.annexOrNone().resourceNeeds().getFirst().needed())
        .isEqualTo(Instant.ofEpochSecond(1_751_328_000).plus(by));
    assertThat(begun.annexOrNone().media())
        .satisfies(media -> assertThat(media.embargo()).isEqualTo(WHOLE.end().plus(by)));
  }

  @Test
  void with_one_that_is_retired_nobody_begins() {
    var refusal = catchThrowableOfType(RejectedException.class, () -> in(RETIRED).begin(NOW));

    assertThat(refusal.reason()).isEqualTo(OperationsReason.TEMPLATE_RETIRED);
  }

  @Test
  void templates_are_stored_in_the_forms_that_are_pinned() {
    Golden.assertMatches(PlanFixture.CODECS, in(IN_USE), "plan_templates/in-use.json");
    Golden.assertMatches(PlanFixture.CODECS, in(RETIRED), "plan_templates/retired.json");
  }

  private static PlanTemplate in(PlanTemplateState state) {
    PlanTemplate saved =
        PlanTemplate.save(
            "template",
            PlanTemplate.ownerOf(state == RETIRED ? "KE" : null),
            spec("Joint action days"),
            Kept.of(WHOLE, new SourceNames(List.of("NG"), List.of("Serengeti 2.0"), List.of())),
            1L,
            NOW);
    return state == IN_USE ? saved : saved.retire("Another has replaced it.", NOW);
  }

  private static PlanTemplateSpec spec(String name) {
    return new PlanTemplateSpec(
        name, "Set the targets anew.", List.of(Purpose.CRIME_INVESTIGATION));
  }
}
