package cordon.operations.network;

import cordon.operations.OperationsReason;
import cordon.operations.hotspot.HotspotStore;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Adds nodes and links to a network, all of them or none. */
@Component
class NetworkAdding {
  private final Networks networks;
  private final NodeStore nodes;
  private final LinkStore links;
  private final HotspotStore hotspots;

  NetworkAdding(Networks networks, NodeStore nodes, LinkStore links, HotspotStore hotspots) {
    this.networks = networks;
    this.nodes = nodes;
    this.links = links;
    this.hotspots = hotspots;
  }

  /**
   * What is refused says where.
   *
   * @throws RejectedException NETWORK_FULL, DOUBLE_LINK, COMMAND_CYCLE, GROUP_CYCLE, INCONSISTENT
   */
  Added add(
      Transaction tx,
      String operationId,
      String networkId,
      List<NewNode> newNodes,
      List<NewLink> newLinks) {
    Network network = networks.requireAddedTo(tx, operationId, networkId);
    Limits.require(nodes.number(tx, network) + newNodes.size(), Limits.NODES, "nodes", "nodes");
    Limits.require(links.number(tx, network) + newLinks.size(), Limits.LINKS, "links", "links");
    List<NetworkNode> addedNodes = added(tx, network, newNodes);
    List<NetworkLink> addedLinks = linked(tx, network, newNodes, addedNodes, newLinks);
    requireRoomAndOnce(tx, network, addedLinks);
    Map<String, String> keys = new HashMap<>();
    for (int i = 0; i < newNodes.size(); i++) {
      keys.put(addedNodes.get(i).id(), newNodes.get(i).key());
    }
    Circles.requireNone(tx, links, network, addedLinks, keys);
    nodes.insertAll(tx, addedNodes);
    links.insertAll(tx, addedLinks);
    return new Added(
        addedNodes.stream().map(NetworkNode::id).toList(),
        addedLinks.stream().map(NetworkLink::id).toList());
  }

  private List<NetworkNode> added(Transaction tx, Network network, List<NewNode> wanted) {
    List<String> parks =
        wanted.stream()
            .flatMap(one -> Stream.ofNullable(one.spec().hotspotId()))
            .distinct()
            .toList();
    Set<String> seen = hotspots.seenOf(tx, network.operationId(), parks);
    var keys = new HashSet<String>();
    var added = new ArrayList<NetworkNode>();
    for (int i = 0; i < wanted.size(); i++) {
      NewNode one = wanted.get(i);
      if (!keys.add(one.key())) {
        throw RejectedException.inconsistent(
            "nodes[" + i + "].key",
            "repeated.unique",
            "The key stands twice; give each node of the request one of its own.");
      }
      requireHotspot(one.spec(), seen, "nodes[" + i + "].spec.hotspot_id");
      added.add(NetworkNode.add(Ids.next(), network, one.spec(), tx.caller().subject(), tx.now()));
    }
    return added;
  }

  static void requireHotspot(NetworkNodeSpec spec, Set<String> seen, String place) {
    if (spec.hotspotId() != null && !seen.contains(spec.hotspotId())) {
      throw RejectedException.inconsistent(
          place,
          "node.hotspot",
          "The operation has no such hotspot that you see; name another, or leave it out.");
    }
  }

  private List<NetworkLink> linked(
      Transaction tx,
      Network network,
      List<NewNode> newNodes,
      List<NetworkNode> addedNodes,
      List<NewLink> wanted) {
    Set<String> named = new HashSet<>();
    wanted.forEach(one ->
        Stream.of(one.from(), one.to())
            .flatMap(end -> Stream.ofNullable(end.id()))
            .forEach(named::add));
    Map<String, NetworkNode> there = named.isEmpty() ? Map.of() : nodes.among(tx, network, named);
    Map<String, NetworkNode> byKey = new HashMap<>();
    for (int i = 0; i < newNodes.size(); i++) {
      byKey.put(newNodes.get(i).key(), addedNodes.get(i));
    }
    var linked = new ArrayList<NetworkLink>();
    for (int i = 0; i < wanted.size(); i++) {
      NewLink one = wanted.get(i);
      String place = "links[" + i + "]";
      NetworkNode from = end(one.from(), there, byKey, place + ".from");
      NetworkNode to = end(one.to(), there, byKey, place + ".to");
      if (from.id().equals(to.id())) {
        throw RejectedException.inconsistent(
            place, "link.ends", "A node is not linked to itself; name another one.");
      }
      if (!one.spec().kind().fits(from.spec().kind(), to.spec().kind())) {
        throw RejectedException.inconsistent(
            place,
            "link.kinds",
            "A link of kind %s does not lead from a %s to a %s; turn it round, or choose another kind."
                .formatted(one.spec().kind(), from.spec().kind(), to.spec().kind()));
      }
      linked.add(NetworkLink.add(Ids.next(), network, from.id(), to.id(), one.spec(), tx.now()));
    }
    return linked;
  }

  private static NetworkNode end(
      NewLink.End end,
      Map<String, NetworkNode> there,
      Map<String, NetworkNode> byKey,
      String place) {
    NetworkNode found =
        end.id() == null
            ? byKey.get(Objects.requireNonNullElse(end.key(), ""))
            : there.get(end.id());
    if (found == null) {
      throw RejectedException.inconsistent(
          place,
          "link.end",
          "There is no such node in the network, nor in the request; name another, or add it.");
    }
    return found;
  }

  /** No node gets too many links, and no two links say the same. */
  private void requireRoomAndOnce(Transaction tx, Network network, List<NetworkLink> added) {
    Set<String> ends = new HashSet<>();
    added.forEach(one -> ends.addAll(List.of(one.from(), one.to())));
    Map<NetworkLink.Ends, String> said = new HashMap<>();
    Map<String, Integer> degree = new HashMap<>();
    for (LinkPart one : links.touching(tx, network, ends)) {
      said.put(one.ends(), one.id());
      degree.merge(one.from(), 1, Integer::sum);
      degree.merge(one.to(), 1, Integer::sum);
    }
    Set<String> there = Set.copyOf(said.values());
    for (int i = 0; i < added.size(); i++) {
      NetworkLink one = added.get(i);
      String place = "links[" + i + "]";
      String before = said.putIfAbsent(one.ends(), one.id());
      if (before != null) {
        throw doubled(there.contains(before) ? before : "", place);
      }
      for (String end : List.of(one.from(), one.to())) {
        Limits.require(
            degree.merge(end, 1, Integer::sum), Limits.LINKS_OF_NODE, "links of a node", place);
      }
    }
  }

  private static RejectedException doubled(String there, String place) {
    return new RejectedException(
            OperationsReason.DOUBLE_LINK,
            "There is a link of this kind between the two already; remove that first to say something else of it.")
        .with("link", there)
        .at(place);
  }
}
