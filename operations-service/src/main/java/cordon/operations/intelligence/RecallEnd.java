package cordon.operations.intelligence;

/** What has become of a recalled copy. */
public enum RecallEnd {
  DESTROYED,
  RETURNED
}
