package cordon.operations.cases;

/** Where a case is. */
public enum CaseState {
  NOMINATED,
  ASSESSED,
  LEAD,
  READY,
  SELECTED,
  NOT_SELECTED,
  WITHDRAWN
}
