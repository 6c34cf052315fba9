package cordon.reporting.outcome;

/**
 * Where figures are kept: the key of a row, but for what money needs besides.
 *
 * @param country the dimension's value; empty for the totals
 * @param indicator key of the indicator
 */
record Cell(String operationId, Dimension dimension, String country, String indicator)
    implements Comparable<Cell> {
  String id() {
    return String.join("/", place(), indicator);
  }

  /** Without the indicator. */
  String place() {
    return String.join("/", operationId, dimension.name(), country);
  }

  /** Without the operation. */
  String rest() {
    return String.join("/", dimension.name(), country, indicator);
  }

  @Override
  public int compareTo(Cell other) {
    return id().compareTo(other.id());
  }
}
