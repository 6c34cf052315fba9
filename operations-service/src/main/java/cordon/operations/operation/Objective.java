package cordon.operations.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An indicator and what is to be reached of it, in the indicator's unit. Never persons.
 *
 * @param baseline what it was before; null where that is not known
 * @param method how it is measured; null where that is not said
 * @param evaluation when; null where that is open
 * @param country ISO 3166-1 alpha-2; null for all together
 */
public record Objective(
    String indicator,
    long target,
    @Nullable Long baseline,
    @Nullable String method,
    @Nullable Instant evaluation,
    @Nullable String country) {

  /** Whether one plan cannot have both. */
  boolean isLike(Objective other) {
    return indicator.equals(other.indicator) && Objects.equals(country, other.country);
  }

  Objective moved(Duration by) {
    return evaluation == null
        ? this
        : new Objective(indicator, target, baseline, method, evaluation.plus(by), country);
  }
}
