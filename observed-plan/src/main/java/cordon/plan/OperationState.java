package cordon.plan;

/** Where an operation is, as its own service says; unknown while only a participation is seen. */
public enum OperationState {
  UNKNOWN,
  PLANNED,
  ACTIVE,
  CONCLUDED,
  SUSPENDED,
  BOOKS_CLOSED,
  CANCELLED;

  /** Whether permissions may be given in it. */
  public boolean grants() {
    return this == PLANNED || this == ACTIVE;
  }

  /** Whether releases knew it that knew no way but from planned over active to concluded. */
  boolean knownAtFirst() {
    return switch (this) {
      case UNKNOWN, PLANNED, ACTIVE, CONCLUDED -> true;
      case SUSPENDED, BOOKS_CLOSED, CANCELLED -> false;
    };
  }
}
