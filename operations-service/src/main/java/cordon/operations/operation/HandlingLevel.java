package cordon.operations.operation;

/** TLP 2.0. */
public enum HandlingLevel {
  CLEAR,
  GREEN,
  AMBER,
  AMBER_STRICT,
  RED
}
