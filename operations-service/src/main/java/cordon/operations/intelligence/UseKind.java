package cordon.operations.intelligence;

/** How a package is used. */
public enum UseKind {
  INTELLIGENCE,
  LEAD,
  EVIDENCE,
  PASSED_ON
}
