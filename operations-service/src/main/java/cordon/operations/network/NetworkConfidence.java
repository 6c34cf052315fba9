package cordon.operations.network;

/** How sure something is, from the least. */
public enum NetworkConfidence {
  LOW,
  MODERATE,
  HIGH
}
