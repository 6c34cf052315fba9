package cordon.operations.operation;

/** A stretch of an operation. */
public enum PhaseKind {
  PREPARATION,
  TARGETING,
  ACTION,
  EXPLOITATION,
  DEBRIEF
}
