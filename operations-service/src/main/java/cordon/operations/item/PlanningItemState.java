package cordon.operations.item;

/** Where a planning item is; in the order in which lists have them. */
public enum PlanningItemState {
  OPEN,
  DONE,
  DROPPED
}
