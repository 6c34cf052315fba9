package cordon.operations.participation;

/** What speaks for a country. */
public enum ContactPointKind {
  NCB,
  SUB_BUREAU,
  AUTHORITY,
  SPONSOR
}
