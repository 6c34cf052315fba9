package cordon.operations.diligence;

import cordon.platform.refusal.RejectedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a reviewer finds.
 *
 * @param sources from where that is known; the country that it is of is never told them
 * @param measures what is done so that nobody is harmed
 * @param validUntil from when it is due again
 * @param told whether the country that it is of is told
 */
public record DiligenceSpec(
    DiligenceLevel level,
    String grounds,
    List<String> sources,
    List<String> measures,
    Instant validUntil,
    boolean told) {
  /** Two years of 366 days. */
  private static final Duration LONGEST = Duration.ofDays(732);

  public DiligenceSpec {
    sources = List.copyOf(Objects.requireNonNullElse(sources, List.of()));
    measures = List.copyOf(Objects.requireNonNullElse(measures, List.of()));
  }

  /**
   * @throws RejectedException INCONSISTENT unless it is valid for a while
   */
  void requireValid(Instant now) {
    if (!validUntil.isAfter(now) || validUntil.isAfter(now.plus(LONGEST))) {
      throw RejectedException.inconsistent(
          "spec.valid_until_time",
          "diligence.valid_until",
          "An assessment is valid until a time in the future, and for two years at most.");
    }
  }
}
