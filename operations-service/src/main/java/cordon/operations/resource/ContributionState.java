package cordon.operations.resource;

/** Where a contribution is. */
public enum ContributionState {
  ASKED,
  PLEDGED,
  COMMITTED,
  DEPLOYED,
  RELEASED,
  DECLINED,
  TAKEN_BACK,
  WITHDRAWN
}
