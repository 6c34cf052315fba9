package cordon.operations.meeting;

/** What a meeting is for. */
public enum MeetingKind {
  PLANNING,
  CASE_SELECTION,
  COORDINATION,
  DEBRIEF
}
