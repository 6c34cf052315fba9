package cordon.operations.network;

import java.util.List;

/** Ids of what was added, in the order of the request. */
record Added(List<String> nodes, List<String> links) {
  Added {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }
}
