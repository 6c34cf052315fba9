package cordon.operations.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case about a person may become visible.
 *
 * @param grounds what of it is forbidden; empty unless it was refused
 * @param text what the reviewer said; null while it waits, as the next two are
 * @param reviewer token subject
 * @param at when it was reviewed
 */
public record CaseReview(
    ReviewState state,
    List<ReviewGround> grounds,
    @Nullable String text,
    @Nullable String reviewer,
    @Nullable Instant at) {

  public CaseReview {
    grounds = List.copyOf(Objects.requireNonNullElse(grounds, List.of()));
  }

  static CaseReview pending() {
    return new CaseReview(ReviewState.PENDING, List.of(), null, null, null);
  }
}
