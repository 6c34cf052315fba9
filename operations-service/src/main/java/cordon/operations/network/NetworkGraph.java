package cordon.operations.network;

import cordon.operations.hotspot.HotspotStore;
import cordon.platform.call.Call;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The walk through a network, as far as the caller sees it: a link of which they do not see both
 * ends is not there, in either direction.
 */
@Component
class NetworkGraph {
  private static final int MOST_NODES = 200;
  private static final int MOST_LINKS = 1_000;

  private final NetworkStore networks;
  private final NodeStore nodes;
  private final LinkStore links;
  private final HotspotStore hotspots;

  NetworkGraph(NetworkStore networks, NodeStore nodes, LinkStore links, HotspotStore hotspots) {
    this.networks = networks;
    this.nodes = nodes;
    this.links = links;
    this.hotspots = hotspots;
  }

  SeenNode node(Call call, String operationId, String networkId, String id) {
    Network network = networks.require(call, operationId, networkId);
    NetworkNode found = nodes.require(call, network, id);
    String named = found.spec().hotspotId();
    return new SeenNode(
        found,
        call.caller().country(),
        named != null && !hotspots.seenOf(call, operationId, List.of(named)).isEmpty());
  }

  NetworkLink link(Call call, String operationId, String networkId, String id) {
    Network network = networks.require(call, operationId, networkId);
    NetworkLink found = links.require(call, network, id);
    if (nodes.find(call, network, found.from()).isEmpty()
        || nodes.find(call, network, found.to()).isEmpty()) {
      throw RejectedException.notFound("network link");
    }
    return found;
  }

  Neighbours around(
      Call call,
      String operationId,
      String networkId,
      String id,
      int depth,
      Set<NetworkLinkKind> kinds) {
    Network network = networks.require(call, operationId, networkId);
    NetworkNode middle = nodes.require(call, network, id);
    Map<String, Integer> distances = new LinkedHashMap<>();
    distances.put(id, 0);
    Set<String> edge = Set.of(id);
    for (int away = 1; away <= depth && !edge.isEmpty(); away++) {
      var next = new LinkedHashSet<String>();
      for (String one : next(call, network, edge, kinds, distances.keySet())) {
        if (distances.size() < MOST_NODES) {
          distances.put(one, away);
          next.add(one);
        }
      }
      edge = next;
    }
    return told(call, network, middle, distances, kinds);
  }

  /** Whole nodes, the links between them, and how many lead elsewhere. */
  private Neighbours told(
      Call call,
      Network network,
      NetworkNode middle,
      Map<String, Integer> distances,
      Set<NetworkLinkKind> kinds) {
    Set<String> taken = distances.keySet();
    List<LinkPart> touching = links.touching(call, network, taken, kinds);
    Set<String> seen = nodes.seen(call, network, beyond(touching, taken));
    var within = new ArrayList<String>();
    Map<String, Integer> leftOut = new HashMap<>();
    for (LinkPart one : touching) {
      List<String> ends = Stream.of(one.from(), one.to()).filter(taken::contains).toList();
      if (ends.size() == 2 && within.size() < MOST_LINKS) {
        within.add(one.id());
      } else if (ends.size() == 2 || seen.contains(one.beyond(ends.getFirst()))) {
        ends.forEach(end -> leftOut.merge(end, 1, Integer::sum));
      }
    }
    Map<String, NetworkNode> found = nodes.among(call, network, taken);
    Map<String, NetworkLink> between = links.among(call, within);
    var told = new ArrayList<Neighbours.Neighbour>();
    distances.forEach((one, away) -> {
      NetworkNode node = one.equals(middle.id()) ? middle : found.get(one);
      if (node != null) {
        told.add(new Neighbours.Neighbour(node, away, leftOut.getOrDefault(one, 0)));
      }
    });
    return new Neighbours(
        told,
        within.stream()
            .flatMap(one -> Stream.ofNullable(between.get(one)))
            .filter(one -> isBetween(one, found))
            .toList());
  }

  /** One of the shortest, or none. No more is read than the network has nodes. */
  NetworkPath path(
      Call call,
      String operationId,
      String networkId,
      String id,
      String to,
      Set<NetworkLinkKind> kinds) {
    Network network = networks.require(call, operationId, networkId);
    var _ = nodes.require(call, network, id);
    if (nodes.find(call, network, to).isEmpty()) {
      throw RejectedException.notFound("network node").at("to_node_id");
    }
    Map<String, LinkPart> before = new HashMap<>();
    Set<String> reached = new HashSet<>(Set.of(id));
    Set<String> edge = Set.of(id);
    while (!edge.isEmpty() && !reached.contains(to)) {
      Set<String> next = new LinkedHashSet<>();
      List<LinkPart> around = links.touching(call, network, edge, kinds);
      Set<String> seen = nodes.seen(call, network, beyond(around, reached));
      for (LinkPart one : around) {
        for (String end : List.of(one.from(), one.to())) {
          if (seen.contains(end) && reached.add(end)) {
            before.put(end, one);
            next.add(end);
          }
        }
      }
      edge = next;
    }
    return reached.contains(to) ? way(call, network, id, to, before) : NetworkPath.NONE;
  }

  private NetworkPath way(
      Call call, Network network, String id, String to, Map<String, LinkPart> before) {
    var ids = new ArrayList<String>(List.of(to));
    var steps = new ArrayList<String>();
    String at = to;
    while (!at.equals(id)) {
      LinkPart step = Objects.requireNonNull(before.get(at));
      steps.add(step.id());
      at = step.beyond(at);
      ids.add(at);
    }
    Collections.reverse(ids);
    Collections.reverse(steps);
    Map<String, NetworkNode> found = nodes.among(call, network, ids);
    Map<String, NetworkLink> between = links.among(call, steps);
    if (found.size() < ids.size()
        || between.size() < steps.size()
        || !between.values().stream().allMatch(one -> isBetween(one, found))) {
      // Something of it was taken away or moved between two looks; whoever asks again sees it.
      return NetworkPath.NONE;
    }
    return new NetworkPath(
        ids.stream().map(one -> Objects.requireNonNull(found.get(one))).toList(),
        steps.stream().map(one -> Objects.requireNonNull(between.get(one))).toList());
  }

  /** Whether both of its ends are among those that the caller sees, also as it is now. */
  private static boolean isBetween(NetworkLink link, Map<String, NetworkNode> found) {
    return found.containsKey(link.from()) && found.containsKey(link.to());
  }

  private List<String> next(
      Call call, Network network, Set<String> edge, Set<NetworkLinkKind> kinds, Set<String> known) {
    Set<String> beyond = beyond(links.touching(call, network, edge, kinds), known);
    Set<String> seen = nodes.seen(call, network, beyond);
    return beyond.stream().filter(seen::contains).toList();
  }

  private static Set<String> beyond(List<LinkPart> around, Set<String> known) {
    var ends = new LinkedHashSet<String>();
    around.forEach(one ->
        Stream.of(one.from(), one.to()).filter(end -> !known.contains(end)).forEach(ends::add));
    return ends;
  }
}
