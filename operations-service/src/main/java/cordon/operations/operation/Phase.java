package cordon.operations.operation;

import java.time.Instant;

/** A stretch of the operation's period; the end is the first instant after it. */
public record Phase(PhaseKind kind, Instant start, Instant end) {}
