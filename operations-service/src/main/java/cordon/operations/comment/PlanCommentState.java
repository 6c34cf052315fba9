package cordon.operations.comment;

/** Whether something is still to be done about a comment. */
public enum PlanCommentState {
  OPEN,
  SETTLED
}
