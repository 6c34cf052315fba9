package cordon.operations.order;

import static cordon.operations.order.OrderGridMessages.name;

import cordon.operations.paper.Grid;
import cordon.operations.paper.Grid.Column;
import cordon.operations.paper.Grid.Row;
import cordon.operations.paper.PageWords;
import cordon.operations.paper.Piece;
import cordon.operations.paper.Sheet;
import cordon.operations.v1.Risk;
import cordon.operations.v1.RiskGrade;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The register of risks in a document, the gravest first. */
final class OrderRiskMessages {
  private OrderRiskMessages() {}

  static void risks(Sheet sheet, PageWords t, List<Risk> risks) {
    if (risks.isEmpty()) {
      return;
    }
    sheet.grid(
        new Grid(
            List.of(
                Column.of(name(t, "risk"), 26),
                Column.of(t.text("plan.grade"), 22),
                Column.of(name(t, "control"), 34),
                Column.of(name(t, "owner"), 18)),
            risks.stream()
                .sorted(Comparator.comparingInt(OrderRiskMessages::weight).reversed())
                .map(one -> row(t, one))
                .toList()));
    sheet.note(t.text("plan.grade.help"));
  }

  private static Row row(PageWords t, Risk one) {
    var values =
        Map.of(
            "likelihood", t.text("likelihood." + one.getLikelihood()),
            "impact", t.text("impact." + one.getImpact()));
    return Row.of(
        Piece.written(one.getTitle(), Piece.Look.STRONG),
        Piece.of(t.text("risk." + grade(one)) + "\n" + t.text("plan.grade.of", values)),
        Piece.written(one.getControl()),
        Piece.written(one.getOwner()));
  }

  /** How likely times how bad, each from 1 to 5. */
  private static int weight(Risk one) {
    return one.getLikelihoodValue() * one.getImpactValue();
  }

  private static RiskGrade grade(Risk one) {
    int weight = weight(one);
    if (weight <= 4) {
      return RiskGrade.RISK_GRADE_LOW;
    }
    if (weight <= 9) {
      return RiskGrade.RISK_GRADE_MEDIUM;
    }
    return weight <= 14 ? RiskGrade.RISK_GRADE_HIGH : RiskGrade.RISK_GRADE_CRITICAL;
  }
}
