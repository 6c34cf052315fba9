package cordon.operations.network;

/** Where a node or a link is. */
public enum NetworkElementState {
  ACTIVE,
  REMOVED,
  MERGED
}
