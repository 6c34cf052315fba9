package cordon.operations.participation;

/** As what a country takes part. */
public enum ParticipantKind {
  FULL,
  /** Gets and gives information. */
  ASSOCIATE,
  OBSERVER,
  SUPPORTING_ORGANISATION
}
