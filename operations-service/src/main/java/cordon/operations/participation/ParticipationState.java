package cordon.operations.participation;

/** Where a participation is. */
public enum ParticipationState {
  INVITED,
  ACCEPTED,
  DECLINED,
  WITHDRAWN
}
