package cordon.operations.intelligence;

/** Where a copy is. */
public enum PackageCopyState {
  SENT,
  RECEIVED,
  FEEDBACK_GIVEN,
  RECALLED,
  RECALL_ACKNOWLEDGED
}
