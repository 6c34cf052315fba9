package cordon.operations.order;

import cordon.operations.paper.Fact;
import cordon.operations.paper.PageWords;
import cordon.operations.paper.Piece;
import cordon.operations.paper.Sheet;
import cordon.operations.v1.CrimeArea;
import cordon.operations.v1.Iccs;
import cordon.operations.v1.OrderContent;
import cordon.platform.contract.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The seven sections of an order in a document, each as the page has it. */
final class OrderPartMessages {
  private OrderPartMessages() {}

  static void information(Sheet sheet, PageWords t, OrderContent content) {
    var part = content.getInformation();
    sheet.part(t.text("order.part.information"));
    sheet.facts(
        List.of(
            said(t, "situation", part.getSituation()),
            said(t, "area", part.getArea()),
            told(
                t,
                "crimeAreas",
                t.list(part.getCrimeAreasList().stream().map(one -> crime(t, one)).toList())),
            said(t, "legalBasis", part.getLegalBasis()),
            said(t, "leadAgency", part.getLeadAgency()),
            said(t, "supportingAgencies", String.join("\n", part.getSupportingAgenciesList())),
            said(t, "cooperation", part.getCooperation())));
  }

  /** With its code in UNODC's classification. */
  private static String crime(PageWords t, CrimeArea area) {
    String code = area.getValueDescriptor().getOptions().getExtension(Iccs.iccs);
    return t.text("crime.coded", Map.of("area", t.text("crime." + area), "code", code));
  }

  static void intention(Sheet sheet, PageWords t, OrderContent content) {
    var part = content.getIntention();
    sheet.part(t.text("order.part.intention"));
    sheet.facts(
        List.of(
            told(t, "purpose", t.text("purpose." + part.getPurpose())),
            when(t, "fieldname.startTime", Times.read(part.getStartTime())),
            when(t, "fieldname.endTime", Times.read(part.getEndTime()))));
    OrderGridMessages.objectives(sheet, t, part);
  }

  /**
   * @param ofCountry whether it is the copy of a country, which has tasks of its own
   */
  static void method(Sheet sheet, PageWords t, OrderContent content, boolean ofCountry) {
    var part = content.getMethod();
    sheet.part(t.text("order.part.method"));
    OrderGridMessages.phases(sheet, t, part);
    sheet.facts(
        List.of(
            said(t, "instructions", part.getInstructions()),
            said(t, "teamComposition", part.getTeamComposition())));
    OrderCommandMessages.posts(sheet, t, part.getCommandPostsList());
    OrderGridMessages.abortCriteria(sheet, t, part);
    if (ofCountry) {
      sheet.note(t.text("order.paper.tasks"));
    } else {
      empty(sheet, t);
    }
  }

  static void administration(Sheet sheet, PageWords t, OrderContent content) {
    var part = content.getAdministration();
    sheet.part(t.text("order.part.administration"));
    sheet.facts(
        List.of(
            said(t, "technicalEquipment", part.getTechnicalEquipment()),
            said(t, "logistics", part.getLogistics())));
    OrderGridMessages.resources(sheet, t, part);
    OrderGridMessages.reports(sheet, t, part);
    if (part.hasMedia()) {
      var media = part.getMedia();
      sheet.heading(t.text("plan.part.media"));
      sheet.facts(
          List.of(
              said(t, "spokesperson", media.getSpokesperson()),
              media.hasEmbargoTime()
                  ? when(t, "fieldname.embargoTime", Times.read(media.getEmbargoTime()))
                  : told(t, "embargoTime", ""),
              said(t, "rules", media.getRules())));
    }
    empty(sheet, t);
  }

  static void risk(Sheet sheet, PageWords t, OrderContent content) {
    sheet.part(t.text("order.part.risk"));
    OrderRiskMessages.risks(sheet, t, content.getRiskAssessment().getRisksList());
    empty(sheet, t);
  }

  static void communications(Sheet sheet, PageWords t, OrderContent content) {
    var part = content.getCommunications();
    sheet.part(t.text("order.part.communications"));
    OrderCommandMessages.means(sheet, t, part);
    OrderCommandMessages.units(sheet, t, part);
    OrderCommandMessages.liaison(sheet, t, part);
    sheet.facts(
        List.of(
            told(
                t, "languages", t.list(part.getLanguagesList().stream().map(t::tongue).toList()))));
    empty(sheet, t);
  }

  static void humanRights(Sheet sheet, PageWords t, OrderContent content) {
    var part = content.getHumanRights();
    var annex = part.getProtection();
    sheet.part(t.text("order.part.humanRights"));
    sheet.facts(
        List.of(
            said(t, "rightsInstructions", part.getRightsInstructions()),
            said(t, "screeningTeam", annex.getScreeningTeam()),
            said(t, "screeningTool", annex.getScreeningTool()),
            said(t, "referral", annex.getReferral()),
            said(t, "complaints", annex.getComplaints())));
    empty(sheet, t);
  }

  /** In UTC, with the reader's own time behind it. */
  static Fact when(PageWords t, String name, Instant time) {
    return new Fact(
        t.text(name), Piece.of(t.utc(time), Piece.Look.STRONG), Piece.of(t.local(time)));
  }

  /** As somebody has written it. */
  private static Fact said(PageWords t, String field, String text) {
    return Fact.of(t.text("fieldname." + field), Piece.written(text));
  }

  /** In the document's language. */
  private static Fact told(PageWords t, String field, String text) {
    return Fact.of(t.text("fieldname." + field), Piece.of(text));
  }

  /** What the plan leaves open is no page that was lost. */
  private static void empty(Sheet sheet, PageWords t) {
    sheet.otherwise(t.text("order.part.empty"));
  }
}
