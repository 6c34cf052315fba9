package cordon.operations.operation;

import static cordon.operations.operation.AnOperation.PLAN;
import static cordon.operations.operation.AnOperation.WHOLE;
import static cordon.operations.operation.CompletenessPoint.DURATION;
import static cordon.operations.operation.CompletenessPoint.SITUATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import cordon.operations.operation.PlanAnnex.Protection;
import cordon.operations.operation.PlanAnnex.ReportKind;
import cordon.operations.operation.PlanAnnex.Waiver;
import cordon.platform.refusal.RejectedException;
import cordon.platform.refusal.Violation;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which points of the completeness list a plan leaves open. */
class CompletenessTest {

  @Test
  void a_plan_that_says_everything_lacks_nothing() {
    assertThat(Completeness.missing(WHOLE)).isEmpty();
    assertThat(Completeness.needlesslyWaived(WHOLE)).isEmpty();
    assertThatCode(() -> Completeness.require(WHOLE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DURATION")
  void a_point_that_is_empty_is_missing_until_it_is_filled_or_waived(CompletenessPoint point) {
    Plan empty = without(point);
    Plan waived = waiving(empty, point);

    var refusal = catchThrowableOfType(RejectedException.class, () -> Completeness.require(empty));

    assertThat(Completeness.missing(empty)).containsExactly(point);
    assertThat(refusal.details()).containsEntry("points", point.name());
    assertThat(refusal.sentence()).contains(point.name(), "fill", "waive");
    assertThat(refusal.violations())
        .extracting(Violation::field, Violation::reason)
        .containsExactly(tuple("plan." + point.field(empty), point.name()));
    assertThat(Completeness.missing(waived)).isEmpty();
    assertThat(Completeness.needlesslyWaived(waived)).isEmpty();
    assertThatCode(() -> Completeness.require(waived)).doesNotThrowAnyException();
  }

  @Test
  void what_is_told_of_the_situation_is_not_asked_for_again_where_objectives_are_missing() {
    Plan plan = PlanBuilder.builder(WHOLE).objectives(List.of()).build();

    var refusal = catchThrowableOfType(RejectedException.class, () -> Completeness.require(plan));

    assertThat(refusal.violations())
        .extracting(Violation::field)
        .containsExactly("plan.objectives");
  }

  @ParameterizedTest
  @EnumSource
  void a_point_that_is_waived_though_it_is_filled_is_told(CompletenessPoint point) {
    Plan plan = waiving(WHOLE, point);

    assertThat(Completeness.needlesslyWaived(plan)).containsExactly(point);
    assertThatCode(() -> Completeness.require(plan)).doesNotThrowAnyException();
  }

  @Test
  void everything_that_is_missing_is_told_at_once() {
    var refusal = catchThrowableOfType(RejectedException.class, () -> Completeness.require(PLAN));

    assertThat(Completeness.missing(PLAN))
        .containsExactlyElementsOf(
            Stream.of(CompletenessPoint.values()).filter(point -> point != DURATION).toList());
    assertThat(refusal.violations()).hasSize(CompletenessPoint.values().length - 1);
  }

  @Test
  void blanks_fill_nothing_and_a_situation_is_nothing_without_objectives() {
    Plan blank = annexed(annex -> annex.area(" \n\t "));
    Plan aimless = PlanBuilder.builder(WHOLE).objectives(List.of()).build();

    assertThat(Completeness.missing(blank)).containsExactly(CompletenessPoint.AREA);
    assertThat(Completeness.missing(aimless)).containsExactly(SITUATION);
  }

  @Test
  void the_list_is_that_of_the_contract() {
    assertThat(Stream.of(CompletenessPoint.values()).map(Enum::name))
        .containsExactlyElementsOf(
            cordon.operations.v1.CompletenessPoint.getDescriptor().getValues().stream()
                .map(value -> value.getName().substring("COMPLETENESS_POINT_".length()))
                .filter(name -> !name.equals("UNSPECIFIED"))
                .toList());
  }

  private static Plan without(CompletenessPoint point) {
    Protection whole = Objects.requireNonNull(WHOLE.annexOrNone().protection());
    return switch (point) {
      case SITUATION -> annexed(annex -> annex.situation(""));
      case DURATION -> throw new IllegalArgumentException("every plan has it");
      case AREA -> annexed(annex -> annex.area(""));
      case INSTRUCTIONS -> annexed(annex -> annex.instructions(""));
      case TEAM_COMPOSITION -> annexed(annex -> annex.teamComposition(""));
      case COMMAND -> annexed(annex -> annex.commandPosts(List.of()));
      case TECHNICAL_EQUIPMENT -> annexed(annex -> annex.technicalEquipment(""));
      case INCIDENT_REPORTING -> withoutDuty(ReportKind.SERIOUS_INCIDENT);
      case EVALUATION -> withoutDuty(ReportKind.FINAL);
      case COOPERATION -> annexed(annex -> annex.cooperation(""));
      case RIGHTS -> annexed(annex -> annex.rightsInstructions(""));
      case REFERRAL ->
          annexed(annex ->
              annex.protection(
                  new Protection(
                      whole.screeningTeam(), whole.screeningTool(), "", whole.complaints())));
      case COMPLAINTS ->
          annexed(annex ->
              annex.protection(
                  new Protection(
                      whole.screeningTeam(), whole.screeningTool(), whole.referral(), "")));
      case LOGISTICS -> annexed(annex -> annex.logistics(""));
    };
  }

  private static Plan withoutDuty(ReportKind report) {
    return annexed(annex ->
        annex.reportingDuties(
            WHOLE.annexOrNone().reportingDuties().stream()
                .filter(duty -> duty.report() != report)
                .toList()));
  }

  private static Plan waiving(Plan plan, CompletenessPoint point) {
    PlanAnnex annex = plan.annexOrNone();
    return PlanBuilder.builder(plan)
        .annex(
            PlanAnnexBuilder.builder(annex)
                .waivers(List.of(new Waiver(point, "Told elsewhere")))
                .build())
        .build();
  }

  private static Plan annexed(Consumer<PlanAnnexBuilder> change) {
    var annex = PlanAnnexBuilder.builder(WHOLE.annexOrNone());
    change.accept(annex);
    return PlanBuilder.builder(WHOLE).annex(annex.build()).build();
  }
}
