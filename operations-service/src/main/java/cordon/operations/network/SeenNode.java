package cordon.operations.network;

import org.jspecify.annotations.Nullable;

/**
 * A node as somebody sees it.
 *
 * @param country of whoever sees it; null for the secretariat
 * @param hotspot whether they see the hotspot that it names
 */
record SeenNode(NetworkNode node, @Nullable String country, boolean hotspot) {
  /** As a row or in a graph, where the hotspot is not told. */
  static SeenNode row(NetworkNode node, @Nullable String country) {
    return new SeenNode(node, country, false);
  }
}
