package cordon.operations.hotspot;

/** Where a hotspot is. */
public enum HotspotState {
  PROPOSED,
  CONFIRMED,
  CLOSED,
  MERGED
}
