package cordon.operations.network;

import java.util.List;
import java.util.Objects;

/**
 * Under whose supervision a network is.
 *
 * @param cycleDays days from one review to the next
 */
public record MajorCaseSpec(List<SupervisingBody> bodies, int cycleDays) {
  public MajorCaseSpec {
    bodies = List.copyOf(Objects.requireNonNullElse(bodies, List.of()));
  }
}
