package cordon.reporting.outcome;

/**
 * All that is said of one subject, or of one event of it, in an operation: counted as one.
 *
 * @param indicator key of the indicator towards which it counts
 * @param key of the subject; for an event with the country where it happened
 */
record Cluster(String operationId, String indicator, String key) {
  private static final int PARTS = 3;

  /** A key may have strokes in it, what stands before it has none. */
  static Cluster of(String id) {
    String[] parts = id.split("/", PARTS);
    return new Cluster(parts[0], parts[1], parts[2]);
  }

  String id() {
    return String.join("/", operationId, indicator, key);
  }
}
