package cordon.plan;

/** Where an operation is, as its own service says; unknown while only a participation is seen. */
public enum OperationState {
  UNKNOWN,
  PLANNED,
  ACTIVE,
  CONCLUDED
}
