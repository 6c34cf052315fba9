package cordon.operations.cases;

import cordon.operations.OperationsReason;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case or package about a person, or a person of a network, may become visible.
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

  public static CaseReview pending() {
    return new CaseReview(ReviewState.PENDING, List.of(), null, null, null);
  }

  /**
   * What a reviewer says of what waits for one.
   *
   * @param before null where nothing ever waited
   * @param found what of it is forbidden; passed if there is none
   * @param authors token subjects of those who have written on it
   * @throws RejectedException MAY_NOT_REVIEW if the reviewer is one of them, ILLEGAL_MOVE if it
   *     does not wait
   */
  public static CaseReview said(
      @Nullable CaseReview before,
      List<ReviewGround> found,
      String words,
      String by,
      List<String> authors,
      Instant now) {
    if (authors.contains(by)) {
      throw new RejectedException(
          OperationsReason.MAY_NOT_REVIEW,
          "You have written on it; another compliance reviewer has to review it.");
    }
    if (before == null) {
      throw new RejectedException(
          CommonReason.ILLEGAL_MOVE, "It does not wait for a compliance reviewer.");
    }
    ReviewState after = (found.isEmpty() ? CaseTable.PASS : CaseTable.REFUSE).from(before.state);
    return new CaseReview(after, found, words, by, now);
  }

  /** Whether it may become visible. */
  public boolean passed() {
    return state == ReviewState.PASSED;
  }
}
