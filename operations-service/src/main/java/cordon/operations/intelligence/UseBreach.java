package cordon.operations.intelligence;

/** Which condition a use goes against. */
public enum UseBreach {
  INTELLIGENCE_ONLY,
  LEAD_ONLY,
  NO_LETTER_OF_REQUEST,
  NO_CONSENT,
  TIME_OVER,
  RECALLED,
  RESTRICTION
}
