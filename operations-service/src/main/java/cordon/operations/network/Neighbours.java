package cordon.operations.network;

import java.util.List;

/**
 * What is around a node.
 *
 * @param nodes the node itself first, then the nearest
 * @param links between them
 */
record Neighbours(List<Neighbour> nodes, List<NetworkLink> links) {
  /** A node, how far it is, and how many of its links are left out. */
  record Neighbour(NetworkNode node, int distance, int leftOut) {}
}
