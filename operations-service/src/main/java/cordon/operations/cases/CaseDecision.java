package cordon.operations.cases;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting decided on a case.
 *
 * @param reasons in words
 * @param criteria by which of the plan's
 * @param meetingDay {@code YYYY-MM-DD}
 * @param meetingId of the meeting that decided it; null where none was named
 */
public record CaseDecision(
    boolean selected,
    String reasons,
    List<JudgedCriterion> criteria,
    String meetingDay,
    @Nullable String meetingId) {

  public CaseDecision {
    criteria = List.copyOf(Objects.requireNonNullElse(criteria, List.of()));
  }
}
