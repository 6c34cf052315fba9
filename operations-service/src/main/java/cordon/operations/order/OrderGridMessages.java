package cordon.operations.order;

import static cordon.operations.paper.Piece.Look.NUMBER;
import static cordon.operations.paper.Piece.Look.QUIET;
import static cordon.operations.paper.Piece.Look.STRONG;

import com.google.protobuf.Timestamp;
import cordon.contract.Indicators;
import cordon.operations.paper.Grid;
import cordon.operations.paper.Grid.Column;
import cordon.operations.paper.Grid.Row;
import cordon.operations.paper.PageWords;
import cordon.operations.paper.Piece;
import cordon.operations.paper.Sheet;
import cordon.operations.v1.Objective;
import cordon.operations.v1.OrderAdministration;
import cordon.operations.v1.OrderIntention;
import cordon.operations.v1.OrderMethod;
import cordon.operations.v1.Phase;
import cordon.operations.v1.ReportingDuty;
import cordon.operations.v1.ResourceNeed;
import cordon.platform.contract.Times;
import java.util.List;
import java.util.Map;

/** What of an order stands in rows: phases, objectives, resources, reports, ends. */
final class OrderGridMessages {
  private OrderGridMessages() {}

  static void objectives(Sheet sheet, PageWords t, OrderIntention part) {
    if (part.getObjectivesCount() == 0) {
      return;
    }
    sheet.heading(t.text("plan.part.objectives"));
    sheet.note(t.text("plan.about.objectives"));
    String currency = part.getReportCurrency();
    sheet.grid(
        new Grid(
            List.of(
                Column.of(name(t, "indicator"), 40),
                Column.ofNumbers(name(t, "target"), 20),
                Column.ofNumbers(name(t, "baseline"), 20),
                Column.of(utc(t, "evaluationTime"), 24)),
            part.getObjectivesList().stream().map(one -> objective(t, one, currency)).toList()));
  }

  private static Row objective(PageWords t, Objective one, String currency) {
    return Row.of(
            Piece.of(indicator(t, one), STRONG),
            amount(t, one.getIndicator(), one.getTarget(), currency),
            one.hasBaseline()
                ? amount(t, one.getIndicator(), one.getBaseline(), currency)
                : Piece.of("–", NUMBER),
            time(t, one.hasEvaluationTime(), one.getEvaluationTime(), "–"))
        .below(Piece.written(one.getMethod(), QUIET));
  }

  private static String indicator(PageWords t, Objective one) {
    String id = "indicator." + one.getIndicator();
    String name = t.has(id) ? t.text(id) : one.getIndicator();
    return one.getCountry().isEmpty()
        ? name
        : t.text("plan.of", Map.of("name", name, "country", t.country(one.getCountry())));
  }

  private static Piece amount(PageWords t, String indicator, long value, String currency) {
    String number = t.number(value);
    return Piece.of(
        Indicators.isMoney(indicator) ? t.apart(currency) + " " + number : number, NUMBER);
  }

  static void phases(Sheet sheet, PageWords t, OrderMethod part) {
    sheet.grid(
        name(t, "phases"),
        new Grid(
            List.of(
                Column.of(name(t, "phase"), 22),
                Column.of(utc(t, "startTime"), 20),
                Column.of(utc(t, "endTime"), 20),
                Column.of(name(t, "gate"), 38)),
            part.getPhasesList().stream().map(one -> phase(t, one)).toList()));
  }

  private static Row phase(PageWords t, Phase one) {
    return Row.of(
        Piece.of(t.text("phase." + one.getKind()), STRONG),
        time(t, true, one.getStartTime(), ""),
        time(t, true, one.getEndTime(), ""),
        one.getGate().isEmpty() ? Piece.of("–") : Piece.written(one.getGate()));
  }

  static void abortCriteria(Sheet sheet, PageWords t, OrderMethod part) {
    sheet.grid(
        t.text("plan.part.abort"),
        new Grid(
            List.of(Column.of(name(t, "criterion"), 70), Column.of(name(t, "decider"), 30)),
            part.getAbortCriteriaList().stream()
                .map(one ->
                    Row.of(Piece.written(one.getCriterion()), Piece.written(one.getDecider())))
                .toList()));
  }

  static void resources(Sheet sheet, PageWords t, OrderAdministration part) {
    sheet.grid(
        name(t, "resourceNeeds"),
        new Grid(
            List.of(
                Column.of(name(t, "resource"), 40),
                Column.ofNumbers(name(t, "quantity"), 16),
                Column.of(name(t, "unit"), 20),
                Column.of(utc(t, "neededTime"), 24)),
            part.getResourceNeedsList().stream().map(one -> resource(t, one)).toList()));
  }

  private static Row resource(PageWords t, ResourceNeed one) {
    return Row.of(
        Piece.written(one.getResource(), STRONG),
        Piece.of(t.number(one.getQuantity()), NUMBER),
        Piece.written(one.getUnit()),
        time(t, one.hasNeededTime(), one.getNeededTime(), t.text("plan.need.atOnce")));
  }

  static void reports(Sheet sheet, PageWords t, OrderAdministration part) {
    sheet.grid(
        t.text("plan.part.reporting"),
        new Grid(
            List.of(
                Column.of(name(t, "report"), 30),
                Column.of(name(t, "reporter"), 36),
                Column.of(t.text("plan.cutOff"), 34)),
            part.getReportingDutiesList().stream()
                .map(one ->
                    Row.of(
                        Piece.of(t.text("report." + one.getReport()), STRONG),
                        Piece.written(one.getReporter()),
                        Piece.of(cutOff(t, one))))
                .toList()));
  }

  private static String cutOff(PageWords t, ReportingDuty one) {
    return switch (one.getCutOffCase()) {
      case DAILY ->
          t.text(
              "plan.cutOff.daily",
              Map.of(
                  "time", t.apart(one.getDaily().getLocalTime()),
                  "zone", t.apart(one.getDaily().getTimeZone())));
      case HOURS_AFTER_EVENT ->
          t.text("plan.cutOff.hours", Map.of("number", one.getHoursAfterEvent()));
      case DAYS_AFTER_END -> t.text("plan.cutOff.days", Map.of("number", one.getDaysAfterEnd()));
      case CUTOFF_NOT_SET -> "–";
    };
  }

  static String name(PageWords t, String field) {
    return t.text("fieldname." + field);
  }

  private static String utc(PageWords t, String field) {
    return t.text("field.utc", Map.of("label", name(t, field)));
  }

  private static Piece time(PageWords t, boolean there, Timestamp time, String otherwise) {
    return Piece.of(there ? t.shortTime(Times.read(time)) : otherwise);
  }
}
