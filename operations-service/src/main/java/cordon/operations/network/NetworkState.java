package cordon.operations.network;

/** Where a network is. */
public enum NetworkState {
  OPEN,
  CLOSED
}
