package cordon.operations.cases;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.RejectedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The criteria that a plan states: what each says, by its key. */
final class Criteria {
  private final Map<String, String> stated;

  Criteria(Map<String, String> stated) {
    this.stated = stated;
  }

  /**
   * How a case was judged by them; where there are any, by at least one.
   *
   * @param place where it was said
   * @throws RejectedException UNKNOWN_CRITERION, INCONSISTENT
   */
  List<JudgedCriterion> judged(List<Verdict.Judged> given, String place) {
    if (given.isEmpty() && !stated.isEmpty()) {
      throw RejectedException.inconsistent(
              place,
              "decision.criteria",
              "The plan states criteria; say of at least one whether the case meets it.")
          .with("criteria", String.join(",", stated.keySet()));
    }
    Map<String, JudgedCriterion> judged = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      Verdict.Judged one = given.get(i);
      String at = place + "[" + i + "].key";
      String criterion = stated.get(one.key());
      if (criterion == null) {
        throw new RejectedException(
                OperationsReason.UNKNOWN_CRITERION,
                "The plan has no criterion %s; name one that it has, or leave it out."
                    .formatted(one.key()))
            .with("criteria", String.join(",", stated.keySet()))
            .at(at);
      }
      if (judged.put(one.key(), new JudgedCriterion(one.key(), criterion, one.met())) != null) {
        throw RejectedException.inconsistent(
            at, "repeated.unique", "The criterion stands twice; judge by each criterion once.");
      }
    }
    return List.copyOf(judged.values());
  }
}
