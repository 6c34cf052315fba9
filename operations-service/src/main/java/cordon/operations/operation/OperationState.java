package cordon.operations.operation;

/** Where an operation is: planned, active, concluded. */
public enum OperationState {
  PLANNED,
  ACTIVE,
  CONCLUDED
}
