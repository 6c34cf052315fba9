package cordon.operations.participation;

import org.jspecify.annotations.Nullable;

/** As what a country takes part. */
public enum ParticipantKind {
  FULL,
  /** Gets and gives information. */
  ASSOCIATE,
  OBSERVER,
  SUPPORTING_ORGANISATION;

  /** That of a participation in which it may be absent. */
  static ParticipantKind read(@Nullable ParticipantKind stored) {
    return stored == null ? FULL : stored;
  }

  /** Whether a participant of this kind may do it, or be given it. */
  boolean may(ParticipantAct act) {
    return ParticipantActMessages.may(this, act);
  }
}
