package cordon.operations.intelligence;

/** What a package led to. */
public enum PackageOutcome {
  NOTHING_FOUND,
  CONFIRMED,
  NEW_LEAD,
  CASE_OPENED,
  ACTION_TAKEN
}
