package cordon.operations.cases;

/** What a compliance reviewer has said. */
public enum ReviewState {
  PENDING,
  PASSED,
  REFUSED
}
