package cordon.operations.operation;

import cordon.operations.operation.PlanAnnex.Protection;
import cordon.operations.operation.PlanAnnex.ReportKind;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a plan has to say before it is submitted, and what says it: the letters of Regulation (EU)
 * 2019/1896, art. 38(3), without j, which is on operations at sea.
 */
public enum CompletenessPoint {
  SITUATION(
      "situation",
      plan -> told(PlanAnnex::situation).test(plan) && !plan.objectives().isEmpty(),
      "the situation, modus operandi and objectives"),
  DURATION("end_time", plan -> plan.end().isAfter(plan.start()), "how long it lasts"),
  AREA("area", told(PlanAnnex::area), "the geographical area"),
  INSTRUCTIONS(
      "instructions",
      told(PlanAnnex::instructions),
      "tasks, responsibilities and special instructions"),
  TEAM_COMPOSITION(
      "team_composition", told(PlanAnnex::teamComposition), "the composition of the teams"),
  COMMAND(
      "command_posts",
      plan -> !plan.annexOrNone().commandPosts().isEmpty(),
      "the chain of command"),
  TECHNICAL_EQUIPMENT(
      "technical_equipment", told(PlanAnnex::technicalEquipment), "the technical equipment"),
  INCIDENT_REPORTING(
      "reporting_duties",
      owed(ReportKind.SERIOUS_INCIDENT),
      "who reports a serious incident, and by when"),
  EVALUATION("reporting_duties", owed(ReportKind.FINAL), "who owes the final report, and by when"),
  COOPERATION("cooperation", told(PlanAnnex::cooperation), "cooperation with others"),
  RIGHTS(
      "rights_instructions",
      told(PlanAnnex::rightsInstructions),
      "how fundamental rights are safeguarded"),
  REFERRAL(
      "protection.referral",
      protectedBy(Protection::referral),
      "to whom people in need of protection are directed"),
  COMPLAINTS(
      "protection.complaints",
      protectedBy(Protection::complaints),
      "how complaints are received and passed on"),
  LOGISTICS("logistics", told(PlanAnnex::logistics), "logistics and working conditions");

  private final String field;
  private final Predicate<Plan> filled;
  private final String what;

  CompletenessPoint(String field, Predicate<Plan> filled, String what) {
    this.field = field;
    this.filled = filled;
    this.what = what;
  }

  /** Where a plan is to be filled for it, as the contract has it. */
  String field(Plan plan) {
    return this == SITUATION && told(PlanAnnex::situation).test(plan) ? "objectives" : field;
  }

  boolean isFilledBy(Plan plan) {
    return filled.test(plan);
  }

  /** In words, to follow on "says nothing of". */
  String what() {
    return what;
  }

  private static Predicate<Plan> told(Function<PlanAnnex, String> text) {
    return plan -> !text.apply(plan.annexOrNone()).isBlank();
  }

  private static Predicate<Plan> owed(ReportKind report) {
    return plan ->
        plan.annexOrNone().reportingDuties().stream().anyMatch(duty -> duty.report() == report);
  }

  private static Predicate<Plan> protectedBy(Function<Protection, String> text) {
    return plan -> {
      Protection protection = plan.annexOrNone().protection();
      return protection != null && !text.apply(protection).isBlank();
    };
  }
}
