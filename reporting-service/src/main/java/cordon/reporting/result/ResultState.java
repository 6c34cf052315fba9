package cordon.reporting.result;

/** Where a result is. */
public enum ResultState {
  PROVISIONAL,
  VALIDATED,
  REJECTED,
  WITHDRAWN
}
