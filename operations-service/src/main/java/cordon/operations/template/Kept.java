package cordon.operations.template;

import cordon.contract.Indicators;
import cordon.operations.operation.CutOff;
import cordon.operations.operation.Objective;
import cordon.operations.operation.Phase;
import cordon.operations.operation.Plan;
import cordon.operations.operation.PlanAnnex;
import cordon.operations.operation.PlanAnnex.Communication;
import cordon.operations.operation.PlanAnnex.Media;
import cordon.operations.operation.PlanAnnex.Protection;
import cordon.operations.operation.PlanAnnexBuilder;
import cordon.operations.operation.PlanBuilder;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a plan. The rules stand in the contract at {@code PlanTemplate}; what this code
 * does not name is not kept.
 *
 * @param leftOut fields in which something was left out for what it names
 */
record Kept(Plan plan, List<String> leftOut) {
  static Kept of(Plan plan, SourceNames names) {
    var cut = new Cut(names);
    Plan kept = cut.core(plan.beginning(Instant.EPOCH));
    return new Kept(kept, List.copyOf(cut.leftOut));
  }

  /** Takes out what names somebody, and notes where. */
  private static final class Cut {
    private final SourceNames names;
    private final Set<String> leftOut = new LinkedHashSet<>();

    Cut(SourceNames names) {
      this.names = names;
    }

    Plan core(Plan plan) {
      boolean theirMoney =
          !plan.reportCurrency().equals(Plan.DEFAULT_CURRENCY)
              && names.haveCurrency(plan.reportCurrency());
      if (theirMoney) {
        leftOut.add("report_currency");
      }
      return PlanBuilder.builder()
          .codeName("")
          .purpose(plan.purpose())
          .crimeAreas(plan.crimeAreas())
          .legalBasis("")
          .leadAgency("")
          .handlingLevel(plan.handlingLevel())
          .start(plan.start())
          .end(plan.end())
          .totalsShared(plan.totalsShared())
          .reportCurrency(theirMoney ? Plan.DEFAULT_CURRENCY : plan.reportCurrency())
          .phases(plan.phases().stream().map(this::phase).toList())
          .objectives(objectives(plan.objectives(), theirMoney))
          .annex(annex(plan.annexOrNone()))
          .build();
    }

    private Phase phase(Phase one) {
      return new Phase(one.kind(), one.start(), one.end(), optional("phases", one.gate()));
    }

    private List<Objective> objectives(List<Objective> all, boolean theirMoney) {
      return all.stream()
          .filter(one -> one.country() == null)
          // A plan of before may have what no new one may.
          .filter(
              one -> Indicators.has(one.indicator()) && !Indicators.isOfPersons(one.indicator()))
          .filter(one -> !(theirMoney && Indicators.isMoney(one.indicator())))
          .map(one ->
              new Objective(
                  one.indicator(),
                  one.target(),
                  null,
                  optional("objectives", one.method()),
                  one.evaluation(),
                  null))
          .toList();
    }

    private PlanAnnex annex(PlanAnnex all) {
      return PlanAnnexBuilder.builder()
          .languages(all.languages().stream().map(Cut::withoutRegion).distinct().toList())
          .instructions(text("instructions", all.instructions()))
          .teamComposition(text("team_composition", all.teamComposition()))
          .technicalEquipment(text("technical_equipment", all.technicalEquipment()))
          .cooperation(text("cooperation", all.cooperation()))
          .logistics(text("logistics", all.logistics()))
          .rightsInstructions(text("rights_instructions", all.rightsInstructions()))
          .selectionCriteria(
              rows(
                  "selection_criteria",
                  all.selectionCriteria(),
                  one -> Stream.of(one.key(), one.criterion())))
          .communications(
              rows("communications", all.communications(), one -> Stream.of(one.means())).stream()
                  .map(one ->
                      new Communication(
                          one.step(), one.means(), optional("communications", one.rule())))
                  .toList())
          .risks(
              rows(
                  "risks",
                  all.risks(),
                  one -> Stream.of(one.key(), one.title(), one.control(), one.owner())))
          .resourceNeeds(
              rows(
                  "resource_needs",
                  all.resourceNeeds(),
                  one -> Stream.of(one.key(), one.resource(), one.unit())))
          .reportingDuties(duties(all.reportingDuties()))
          .protection(protection(all.protection()))
          .media(media(all.media()))
          .abortCriteria(
              rows(
                  "abort_criteria",
                  all.abortCriteria(),
                  one -> Stream.of(one.key(), one.criterion(), one.decider())))
          .waivers(rows("waivers", all.waivers(), one -> Stream.of(one.reason())))
          .build();
    }

    private List<PlanAnnex.ReportingDuty> duties(List<PlanAnnex.ReportingDuty> all) {
      return kept(
          "reporting_duties",
          all,
          one ->
              !names.in(one.reporter())
                  && !(one.cutOff() instanceof CutOff.Daily daily && names.haveZone(daily.zone())));
    }

    private @Nullable Protection protection(@Nullable Protection all) {
      return all == null
          ? null
          : new Protection(
              text("protection", all.screeningTeam()),
              text("protection", all.screeningTool()),
              text("protection", all.referral()),
              text("protection", all.complaints()));
    }

    private @Nullable Media media(@Nullable Media all) {
      return all == null
          ? null
          : new Media(text("media", all.spokesperson()), all.embargo(), text("media", all.rules()));
    }

    /** Rows of which none of these texts, which they cannot be without, names somebody. */
    private <R> List<R> rows(String field, List<R> all, Function<R, Stream<String>> texts) {
      return kept(field, all, one -> texts.apply(one).noneMatch(names::in));
    }

    private <R> List<R> kept(String field, List<R> all, Function<R, Boolean> clean) {
      List<R> some = all.stream().filter(clean::apply).toList();
      if (some.size() < all.size()) {
        leftOut.add(field);
      }
      return some;
    }

    private String text(String field, String text) {
      if (!names.in(text)) {
        return text;
      }
      leftOut.add(field);
      return "";
    }

    private @Nullable String optional(String field, @Nullable String text) {
      return text == null || text(field, text).isEmpty() ? null : text;
    }

    private static String withoutRegion(String tag) {
      return tag.replaceFirst("-([A-Z]{2}|[0-9]{3})$", "");
    }
  }
}
