package cordon.operations.operation;

/** Why personal data may be processed; a closed list. */
public enum Purpose {
  CRIME_INVESTIGATION,
  VICTIM_PROTECTION,
  ASSET_RECOVERY
}
