package cordon.operations.operation;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says beyond its core: how it is carried out, by whom, with what and within which
 * bounds. A text is empty where nothing is said. Functions are named, persons never.
 *
 * @param languages BCP 47 tags
 * @param protection null where nothing is planned
 * @param media null where nothing is planned
 */
@RecordBuilder
public record PlanAnnex(
    List<String> supportingAgencies,
    List<String> languages,
    String situation,
    String area,
    String instructions,
    String teamComposition,
    String technicalEquipment,
    String cooperation,
    String logistics,
    String rightsInstructions,
    List<SelectionCriterion> selectionCriteria,
    List<CommandPost> commandPosts,
    List<LiaisonOfficer> liaisonOfficers,
    List<CoordinationUnit> coordinationUnits,
    List<Communication> communications,
    List<Risk> risks,
    List<ResourceNeed> resourceNeeds,
    List<ReportingDuty> reportingDuties,
    @Nullable Protection protection,
    @Nullable Media media,
    List<AbortCriterion> abortCriteria,
    List<Waiver> waivers) {

  /** Of a plan that says nothing of it, as all did before there was any. */
  public static final PlanAnnex NONE = PlanAnnexBuilder.builder().build();

  public PlanAnnex {
    supportingAgencies = List.copyOf(Objects.requireNonNullElse(supportingAgencies, List.of()));
    languages = List.copyOf(Objects.requireNonNullElse(languages, List.of()));
    situation = Objects.requireNonNullElse(situation, "");
    area = Objects.requireNonNullElse(area, "");
    instructions = Objects.requireNonNullElse(instructions, "");
    teamComposition = Objects.requireNonNullElse(teamComposition, "");
    technicalEquipment = Objects.requireNonNullElse(technicalEquipment, "");
    cooperation = Objects.requireNonNullElse(cooperation, "");
    logistics = Objects.requireNonNullElse(logistics, "");
    rightsInstructions = Objects.requireNonNullElse(rightsInstructions, "");
    selectionCriteria = List.copyOf(Objects.requireNonNullElse(selectionCriteria, List.of()));
    commandPosts = List.copyOf(Objects.requireNonNullElse(commandPosts, List.of()));
    liaisonOfficers = List.copyOf(Objects.requireNonNullElse(liaisonOfficers, List.of()));
    coordinationUnits = List.copyOf(Objects.requireNonNullElse(coordinationUnits, List.of()));
    communications = List.copyOf(Objects.requireNonNullElse(communications, List.of()));
    risks = List.copyOf(Objects.requireNonNullElse(risks, List.of()));
    resourceNeeds = List.copyOf(Objects.requireNonNullElse(resourceNeeds, List.of()));
    reportingDuties = List.copyOf(Objects.requireNonNullElse(reportingDuties, List.of()));
    abortCriteria = List.copyOf(Objects.requireNonNullElse(abortCriteria, List.of()));
    waivers = List.copyOf(Objects.requireNonNullElse(waivers, List.of()));
  }

  PlanAnnex moved(Duration by) {
    return PlanAnnexBuilder.builder(this)
        .resourceNeeds(resourceNeeds.stream().map(one -> one.moved(by)).toList())
        .media(media == null ? null : media.moved(by))
        .build();
  }

  /** What a case must be to be selected. */
  public record SelectionCriterion(String key, String criterion) {}

  /** Who speaks for a country with those who command. */
  public record LiaisonOfficer(
      String country, String function, String agency, @Nullable String contact) {}

  /**
   * A unit that coordinates the operation.
   *
   * @param zone IANA time zone of its shifts
   */
  public record CoordinationUnit(String key, String name, String zone, List<Shift> shifts) {
    public CoordinationUnit {
      shifts = List.copyOf(shifts);
    }
  }

  /** Hours of a day, local to the unit; an end that is not after the start is on the next day. */
  public record Shift(String start, String end, String inCharge) {}

  /** How people reach each other, and when they turn to it. */
  public record Communication(CommunicationStep step, String means, @Nullable String rule) {}

  /** The means of communication in the order in which they are turned to. */
  public enum CommunicationStep {
    PRIMARY,
    ALTERNATIVE,
    CONTINGENCY,
    EMERGENCY
  }

  /** What may go wrong, what is done about it and who answers for that. */
  public record Risk(
      String key,
      String title,
      RiskLikelihood likelihood,
      RiskImpact impact,
      String control,
      String owner) {}

  /** How likely a risk is. */
  public enum RiskLikelihood {
    REMOTE,
    UNLIKELY,
    POSSIBLE,
    LIKELY,
    ALMOST_CERTAIN
  }

  /** How bad it would be. */
  public enum RiskImpact {
    NEGLIGIBLE,
    MINOR,
    MODERATE,
    MAJOR,
    SEVERE
  }

  /**
   * What is needed.
   *
   * @param needed by when; null from the operation's first instant on
   */
  public record ResourceNeed(
      String key, String resource, long quantity, String unit, @Nullable Instant needed) {
    ResourceNeed moved(Duration by) {
      return needed == null
          ? this
          : new ResourceNeed(key, resource, quantity, unit, needed.plus(by));
    }
  }

  /** A report that somebody owes. */
  public record ReportingDuty(ReportKind report, String reporter, CutOff cutOff) {}

  /** What is reported. */
  public enum ReportKind {
    DAILY_SITUATION,
    SERIOUS_INCIDENT,
    FIRST,
    RESULTS,
    FINAL
  }

  /** How people in need of protection are found and helped, and where complaints go. */
  public record Protection(
      String screeningTeam, String screeningTool, String referral, String complaints) {}

  /**
   * Who tells the public what.
   *
   * @param embargo until when nothing is told; null where there is none
   */
  public record Media(String spokesperson, @Nullable Instant embargo, String rules) {
    Media moved(Duration by) {
      return embargo == null ? this : new Media(spokesperson, embargo.plus(by), rules);
    }
  }

  /** What ends it before its time, and the function that decides on that. */
  public record AbortCriterion(String key, String criterion, String decider) {}

  /** A point that is left empty on purpose. */
  public record Waiver(CompletenessPoint point, String reason) {}
}
