package cordon.operations.hotspot;

/** Where a hotspot is. */
public enum HotspotState {
  PROPOSED,
  CONFIRMED,
  CLOSED,
  MERGED;

  /**
   * As it is told to a country that does not see the one that goes on: that there is one is not for
   * it.
   */
  HotspotState shown() {
    return this == MERGED ? CLOSED : this;
  }
}
