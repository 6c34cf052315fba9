package cordon.operations.network;

import java.util.List;

/** What counts of a node. */
record NodePart(
    String id,
    NetworkNodeKind kind,
    List<NetworkRole> roles,
    List<String> countries,
    boolean passed) {
  NodePart {
    roles = List.copyOf(roles);
    countries = List.copyOf(countries);
  }
}
