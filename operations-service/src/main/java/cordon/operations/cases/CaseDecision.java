package cordon.operations.cases;

import java.util.List;
import java.util.Objects;

/**
 * What a meeting decided on a case.
 *
 * @param reasons in words
 * @param criteria by which of the plan's
 * @param meetingDay {@code YYYY-MM-DD}
 */
public record CaseDecision(
    boolean selected, String reasons, List<JudgedCriterion> criteria, String meetingDay) {

  public CaseDecision {
    criteria = List.copyOf(Objects.requireNonNullElse(criteria, List.of()));
  }
}
