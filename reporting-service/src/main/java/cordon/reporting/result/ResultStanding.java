package cordon.reporting.result;

/** Where a result is, and whether a correction of it waits: what can be done depends on both. */
enum ResultStanding {
  PROVISIONAL(ResultState.PROVISIONAL),
  VALIDATED(ResultState.VALIDATED),
  /** Validated, and a correction waits. */
  CORRECTED(ResultState.VALIDATED),
  REJECTED(ResultState.REJECTED),
  WITHDRAWN(ResultState.WITHDRAWN);

  private final ResultState state;

  ResultStanding(ResultState state) {
    this.state = state;
  }

  ResultState state() {
    return state;
  }

  static ResultStanding of(Result result) {
    return result.correction() == null ? valueOf(result.state().name()) : CORRECTED;
  }
}
