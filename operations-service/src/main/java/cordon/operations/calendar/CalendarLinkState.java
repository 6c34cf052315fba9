package cordon.operations.calendar;

/** Where a link is; that its time is over is derived. */
public enum CalendarLinkState {
  IN_USE,
  REVOKED
}
