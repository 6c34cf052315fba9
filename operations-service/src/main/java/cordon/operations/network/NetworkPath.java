package cordon.operations.network;

import java.util.List;

/** A way from one node to another; empty where there is none. */
record NetworkPath(List<NetworkNode> nodes, List<NetworkLink> links) {
  static final NetworkPath NONE = new NetworkPath(List.of(), List.of());
}
