package cordon.reporting.outcome;

/** How sure a figure is of what it counts. */
public enum Stage {
  VALIDATED,
  PROVISIONAL,
  /** Rejected or withdrawn; counted nowhere. */
  NONE
}
