package cordon.operations.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the operation's period; the end is the first instant after it.
 *
 * @param gate what must be there before it begins; null where nothing is asked for
 */
public record Phase(PhaseKind kind, Instant start, Instant end, @Nullable String gate) {

  /** Whether one plan cannot have both: they are of one kind, or overlap. */
  boolean excludes(Phase other) {
    return kind == other.kind || start.isBefore(other.end) && other.start.isBefore(end);
  }

  Phase moved(Duration by) {
    return new Phase(kind, start.plus(by), end.plus(by), gate);
  }
}
