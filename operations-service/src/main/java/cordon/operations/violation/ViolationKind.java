package cordon.operations.violation;

/** What seems to be violated. */
public enum ViolationKind {
  RIGHTS,
  USE_CONDITION,
  CAVEAT,
  NEUTRALITY
}
