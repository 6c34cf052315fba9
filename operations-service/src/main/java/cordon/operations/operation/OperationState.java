package cordon.operations.operation;

/** Where an operation is. */
public enum OperationState {
  PLANNED,
  ACTIVE,
  CONCLUDED,
  SUSPENDED,
  BOOKS_CLOSED,
  CANCELLED
}
