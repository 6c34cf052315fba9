package cordon.operations.meeting;

/** Where a meeting is. */
public enum MeetingState {
  PLANNED,
  HELD,
  MINUTES_CLOSED,
  CANCELLED
}
