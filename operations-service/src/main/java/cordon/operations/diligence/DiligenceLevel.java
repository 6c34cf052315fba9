package cordon.operations.diligence;

/** How much care is needed. */
public enum DiligenceLevel {
  STANDARD,
  ENHANCED,
  WITHHELD
}
