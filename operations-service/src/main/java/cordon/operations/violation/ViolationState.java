package cordon.operations.violation;

/** Where a report is. */
public enum ViolationState {
  REPORTED,
  UNDER_EXAMINATION,
  FOUNDED,
  UNFOUNDED,
  OUT_OF_REMIT
}
