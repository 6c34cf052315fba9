package cordon.operations.operation;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which points of the completeness list a plan leaves open. */
final class Completeness {
  /** Of the list in use; one with other points has another. */
  static final long VERSION = 1;

  private Completeness() {}

  /** The points that are empty and not waived. */
  static List<CompletenessPoint> missing(Plan plan) {
    List<CompletenessPoint> waived = waived(plan).toList();
    return Stream.of(CompletenessPoint.values())
        .filter(point -> !point.isFilledBy(plan) && !waived.contains(point))
        .toList();
  }

  /** The points that are waived though they are filled. */
  static List<CompletenessPoint> needlesslyWaived(Plan plan) {
    return waived(plan).filter(point -> point.isFilledBy(plan)).toList();
  }

  /**
   * @throws RejectedException PLAN_INCOMPLETE, with each point that is missing at its field
   */
  static void require(Plan plan) {
    List<CompletenessPoint> missing = missing(plan);
    if (missing.isEmpty()) {
      return;
    }
    String points = missing.stream().map(Enum::name).collect(Collectors.joining(","));
    var refused =
        new RejectedException(
                OperationsReason.PLAN_INCOMPLETE,
                "The plan leaves points of the completeness list empty (%s); fill each, or waive it with a reason."
                    .formatted(points))
            .with("points", points);
    for (CompletenessPoint point : missing) {
      refused.at(
          "plan." + point.field(plan),
          point.name(),
          "The plan says nothing of %s; fill this in, or waive %s with a reason."
              .formatted(point.what(), point));
    }
    throw refused;
  }

  private static Stream<CompletenessPoint> waived(Plan plan) {
    return plan.annexOrNone().waivers().stream().map(PlanAnnex.Waiver::point);
  }
}
