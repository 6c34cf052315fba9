package cordon.operations.diligence;

import cordon.operations.OperationsReason;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other rooms ask of due diligence before a country is invited or given something. */
@Component
public class Withholding {
  private final DiligenceStore store;
  private final DiligenceWaiverStore waivers;

  Withholding(DiligenceStore store, DiligenceWaiverStore waivers) {
    this.store = store;
    this.waivers = waivers;
  }

  /**
   * The same of what is given or handed on: what a country gives is its own matter.
   *
   * @param giver ISO 3166-1 alpha-2; null for the secretariat
   */
  public void requireNoneOf(
      @Nullable String giver,
      Transaction tx,
      String operationId,
      List<String> countries,
      IntFunction<String> place) {
    if (giver == null) {
      requireNone(tx, operationId, countries, place);
    }
  }

  /**
   * The same of what the caller shows to more countries; what was shown already stays.
   *
   * @param field in the request where the countries stand
   */
  public void requireNoneAdded(
      Transaction tx, String operationId, List<String> before, List<String> after, String field) {
    List<String> added = after.stream().filter(one -> !before.contains(one)).toList();
    requireNoneOf(
        tx.caller().country(),
        tx,
        operationId,
        added,
        at -> "%s[%d]".formatted(field, after.indexOf(added.get(at))));
  }

  /**
   * @param place of a country of the list in the request
   * @throws RejectedException DILIGENCE_WITHHELD if an assessment that stands withholds it from one
   *     of them, and is not waived for the operation
   */
  public void requireNone(
      Transaction tx, String operationId, List<String> countries, IntFunction<String> place) {
    if (countries.isEmpty()) {
      return;
    }
    List<DiligenceAssessment> withholding = store.withholding(tx, countries);
    if (withholding.isEmpty()) {
      return;
    }
    Set<String> waived =
        waivers.waived(tx, operationId, withholding.stream().map(DiligenceAssessment::id).toList());
    Set<String> refused =
        withholding.stream()
            .filter(one -> !waived.contains(one.id()))
            .map(DiligenceAssessment::key)
            .collect(Collectors.toCollection(TreeSet::new));
    if (refused.isEmpty()) {
      return;
    }
    var refusal =
        new RejectedException(
            OperationsReason.DILIGENCE_WITHHELD,
            "By rights due diligence this is withheld from some of the countries; a compliance reviewer may waive that for the operation, or leave them out.");
    for (int i = 0; i < countries.size(); i++) {
      if (refused.contains(countries.get(i))) {
        var _ = refusal.at(place.apply(i), "diligence.withheld", "It is withheld from it.");
      }
    }
    throw refusal.with("countries", String.join(",", refused));
  }
}
