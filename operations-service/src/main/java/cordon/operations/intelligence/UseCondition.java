package cordon.operations.intelligence;

/** What receivers may use a package for; each allows what the one before it does. */
public enum UseCondition {
  INTELLIGENCE_ONLY,
  LEAD_ONLY,
  EVIDENCE_AFTER_LETTER_OF_REQUEST
}
