package cordon.reporting.outcome;

import cordon.plan.PlanChange;
import cordon.platform.journal.Numbered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where figures have changed in a stretch of entries, and by which entry last: for those who see
 * the whole of an operation, and apart from it for each country what that country sees, so that its
 * cut-off does not tell what others do.
 */
final class Heads {
  private final Map<String, Numbered> latest = new HashMap<>();
  private final Map<String, Numbered> ofResults = new HashMap<>();

  /** What may change the figures of every operation. */
  static final String EVERY_OPERATION = "rates";

  /** In the place of a country. */
  static final String TOTALS = "";

  /** For whoever sees the whole. */
  static List<String> ofWhole(String operationId) {
    return List.of(operationId, EVERY_OPERATION);
  }

  /** For one country, with the totals or without. */
  static List<String> ofCountry(String operationId, String country, boolean totals) {
    return totals
        ? List.of(
            of(operationId, country), ofAll(operationId), ofTotals(operationId), EVERY_OPERATION)
        : List.of(of(operationId, country), ofAll(operationId), EVERY_OPERATION);
  }

  /** Of all heads of an operation those of cells: the positions, by country or as the totals. */
  static Map<String, Long> ofCells(String operationId, Map<String, Reading.Head> heads) {
    Map<String, Long> positions = new HashMap<>();
    String own = of(operationId, "");
    heads.forEach((id, head) -> {
      if (id.startsWith(own) && !id.equals(ofAll(operationId))) {
        positions.put(id.substring(own.length()), head.position());
      }
    });
    return positions;
  }

  void observed(PlanChange change, Numbered by) {
    switch (change) {
      case PlanChange.Changed changed -> {
        latest.put(changed.operationId(), by);
        latest.put(ofAll(changed.operationId()), by);
      }
      case PlanChange.PartOf part -> {
        latest.put(part.operationId(), by);
        latest.put(of(part.operationId(), part.country()), by);
        latest.put(ofTotals(part.operationId()), by);
      }
    }
  }

  void applied(OutcomeChange change, Numbered by) {
    switch (change) {
      case OutcomeChange.Counted(Contribution result) -> {
        latest.put(result.operationId(), by);
        latest.put(of(result.operationId(), result.country()), by);
        ofResults.put(result.operationId(), by);
        ofResults.put(of(result.operationId(), result.place()), by);
      }
      case OutcomeChange.Posting posting -> {
        latest.put(posting.operationId(), by);
        latest.put(of(posting.operationId(), posting.country()), by);
      }
      case OutcomeChange.RateKnown() -> latest.put(EVERY_OPERATION, by);
    }
  }

  /** A cell of a country changes, or of the totals where it is empty. */
  void counted(String operationId, String country) {
    String head = country.isEmpty() ? ofTotals(operationId) : of(operationId, country);
    Numbered by = ofResults.getOrDefault(head, ofResults.get(operationId));
    if (by != null) {
      latest.merge(head, by, (one, other) -> one.position() > other.position() ? one : other);
    }
  }

  Map<String, Numbered> latest() {
    return latest;
  }

  private static String of(String operationId, String country) {
    return operationId + "/" + country;
  }

  private static String ofTotals(String operationId) {
    return operationId + "/";
  }

  private static String ofAll(String operationId) {
    return operationId + "/*";
  }
}
