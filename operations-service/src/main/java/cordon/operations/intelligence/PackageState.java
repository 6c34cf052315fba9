package cordon.operations.intelligence;

/** Where a package is. */
public enum PackageState {
  DRAFT,
  WAITING,
  GIVEN,
  RECALLED,
  WITHDRAWN
}
