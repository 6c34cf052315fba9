package cordon.operations.operation;

import java.time.Instant;

/** A stretch of the operation's period; the end is the first instant after it. */
public record Phase(PhaseKind kind, Instant start, Instant end) {

  /** Whether one plan cannot have both: they are of one kind, or overlap. */
  boolean excludes(Phase other) {
    return kind == other.kind || start.isBefore(other.end) && other.start.isBefore(end);
  }
}
