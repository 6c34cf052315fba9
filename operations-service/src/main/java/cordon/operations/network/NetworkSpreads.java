package cordon.operations.network;

import cordon.platform.call.Call;
import org.springframework.stereotype.Component;

/** Reads how networks spread, as far as the caller sees them. */
@Component
class NetworkSpreads {
  private final NetworkStore networks;
  private final NodeStore nodes;
  private final LinkStore links;

  NetworkSpreads(NetworkStore networks, NodeStore nodes, LinkStore links) {
    this.networks = networks;
    this.nodes = nodes;
    this.links = links;
  }

  Spread of(Call call, String operationId, String networkId) {
    Network network = networks.require(call, operationId, networkId);
    var spread = new Spread();
    nodes.parts(call, network).forEach(spread::node);
    links.all(call, network).forEach(one -> spread.link(one.kind(), one.from(), one.to()));
    return spread;
  }
}
