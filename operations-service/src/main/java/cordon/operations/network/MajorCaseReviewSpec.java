package cordon.operations.network;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a review.
 *
 * @param nextReviewDay null: one cycle later
 */
public record MajorCaseReviewSpec(
    String heldOn, String decision, List<FollowUp> followUps, @Nullable String nextReviewDay) {
  public MajorCaseReviewSpec {
    followUps = List.copyOf(Objects.requireNonNullElse(followUps, List.of()));
  }
}
