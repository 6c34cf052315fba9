package cordon.operations.operation;

/** Where a plan revision is; back to draft by any edit or by a reviewer's return. */
public enum PlanState {
  DRAFT,
  IN_REVIEW,
  APPROVED
}
