package cordon.operations.intelligence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One version of what a receiver says a package led to. */
public record PackageFeedback(Said said, Instant at) {

  /**
   * What is said.
   *
   * @param reference the receiver's own, of a result or case; null for none
   */
  public record Said(List<PackageOutcome> outcomes, String text, @Nullable String reference) {
    public Said {
      outcomes = List.copyOf(outcomes);
    }
  }
}
