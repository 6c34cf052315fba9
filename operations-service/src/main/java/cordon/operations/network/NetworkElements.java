package cordon.operations.network;

import cordon.operations.cases.Overseen;
import cordon.operations.cases.ReviewGround;
import cordon.operations.hotspot.HotspotStore;
import cordon.platform.command.SeenVersion;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** What is done to single nodes and links, and to persons who wait for a compliance reviewer. */
@Component
class NetworkElements {
  private final Networks networks;
  private final NodeStore nodes;
  private final LinkStore links;
  private final HotspotStore hotspots;

  NetworkElements(Networks networks, NodeStore nodes, LinkStore links, HotspotStore hotspots) {
    this.networks = networks;
    this.nodes = nodes;
    this.links = links;
    this.hotspots = hotspots;
  }

  /** A hotspot that the caller is shown no more stays where they name none. */
  SeenNode revise(
      Transaction tx, String operationId, String networkId, String id, NetworkNodeSpec spec) {
    Network network = networks.requireAddedTo(tx, operationId, networkId);
    return seen(
        tx,
        network,
        nodes.change(
            tx,
            network,
            id,
            before -> {
              String there = before.spec().hotspotId();
              boolean hidden =
                  spec.hotspotId() == null
                      && there != null
                      && hotspots.seenOf(tx, operationId, List.of(there)).isEmpty();
              NetworkNodeSpec next =
                  hidden ? NetworkNodeSpecBuilder.builder(spec).hotspotId(there).build() : spec;
              NetworkNode after = before.revise(next, tx.caller().subject(), tx.now());
              String named = next.hotspotId();
              if (named != null && !named.equals(there)) {
                NetworkAdding.requireHotspot(
                    next, hotspots.seenOf(tx, operationId, List.of(named)), "spec.hotspot_id");
              }
              return after;
            }));
  }

  /** Its links go with it. */
  SeenNode remove(Transaction tx, String operationId, String networkId, String id, String reason) {
    tx.because(reason);
    Network network = networks.requireWorkedOn(tx, operationId, networkId);
    NetworkNode removed = nodes.change(tx, network, id, before -> before.remove(reason, tx.now()));
    for (NetworkLink link : links.of(tx, network, id)) {
      var _ = links.changeRead(tx, link, link.remove(reason, tx.now()));
    }
    return seen(tx, network, removed);
  }

  NetworkLink removeLink(
      Transaction tx, String operationId, String networkId, String id, String reason) {
    tx.because(reason);
    Network network = networks.requireWorkedOn(tx, operationId, networkId);
    return links.change(tx, network, id, before -> before.remove(reason, tx.now()));
  }

  /**
   * @param otherSeen the version of the other one that the caller saw, if they say so
   * @throws RejectedException also STALE_VERSION, NETWORK_FULL, COMMAND_CYCLE, GROUP_CYCLE
   */
  SeenNode merge(
      Transaction tx,
      String operationId,
      String networkId,
      String id,
      String otherId,
      OptionalLong otherSeen,
      String reason) {
    tx.because(reason);
    Network network = networks.requireAddedTo(tx, operationId, networkId);
    NetworkNode other = nodes.require(tx, network, otherId);
    SeenVersion.require(otherSeen, other.version(), "other_version");
    NetworkNode kept =
        nodes.change(
            tx,
            network,
            id,
            before -> {
              requireMergeable(before, other);
              return before.merge(other, tx.caller().subject(), tx.now());
            });
    Circles.requireNoneMerged(tx, links, network, otherId, id);
    moveLinks(tx, network, otherId, id, reason);
    var _ = nodes.changeRead(tx, other, other.mergeInto(id, reason, tx.now()));
    return seen(tx, network, kept);
  }

  private static void requireMergeable(NetworkNode kept, NetworkNode other) {
    if (kept.id().equals(other.id())) {
      throw RejectedException.inconsistent(
          "other_node_id", "nodes.same", "A node is not merged into itself; name another.");
    }
    if (!kept.isPerson() || !other.isPerson()) {
      throw RejectedException.inconsistent(
          "other_node_id",
          "nodes.persons",
          "Only persons turn out to be the same; revise or remove other nodes.");
    }
    if (!other.isActive()) {
      throw RejectedException.inconsistent(
          "other_node_id",
          "nodes.active",
          "The other node is part of the network no more; name one that is.");
    }
  }

  /** Of two links that then say the same, one goes on with what both say. */
  private void moveLinks(
      Transaction tx, Network network, String other, String kept, String reason) {
    List<NetworkLink> there = links.of(tx, network, kept);
    List<NetworkLink> moving = links.of(tx, network, other);
    Map<NetworkLink.Ends, NetworkLink> said = new HashMap<>();
    there.forEach(one -> said.put(one.ends(), one));
    for (NetworkLink link : moving) {
      NetworkLink moved = link.moved(other, kept, tx.now());
      if (moved.from().equals(moved.to())) {
        throw RejectedException.inconsistent(
            "other_node_id",
            "nodes.linked",
            "The two are linked to each other; remove that link first, or leave them two.");
      }
      NetworkLink same = said.get(moved.ends());
      if (same == null) {
        said.put(moved.ends(), links.changeRead(tx, link, moved));
      } else {
        said.put(moved.ends(), links.changeRead(tx, same, same.together(link.spec(), tx.now())));
        var _ = links.changeRead(tx, link, link.mergeInto(reason, tx.now()));
      }
    }
    Limits.require(said.size(), Limits.LINKS_OF_NODE, "links of a node", "other_node_id");
  }

  /**
   * All of them, or none. What is refused says where.
   *
   * @throws RejectedException NOT_FOUND, STALE_VERSION, MAY_NOT_REVIEW, ILLEGAL_MOVE; RESTRICTION
   *     if they would be passed
   */
  List<NetworkNode> review(
      Transaction tx, List<Reviewed> reviewed, List<ReviewGround> grounds, String text) {
    Overseen.requireReviewer(tx.caller());
    Map<String, NetworkNode> there =
        nodes.reviewed(tx, reviewed.stream().map(Reviewed::node).toList());
    var done = new HashSet<String>();
    var shown = new HashSet<String>();
    var after = new ArrayList<NetworkNode>();
    for (int i = 0; i < reviewed.size(); i++) {
      Reviewed one = reviewed.get(i);
      String place = "persons[" + i + "]";
      NetworkNode before = there.get(one.node());
      if (before == null) {
        throw RejectedException.notFound("network node").at(place + ".node_id");
      }
      if (!done.add(one.node())) {
        throw RejectedException.inconsistent(
            place + ".node_id",
            "repeated.unique",
            "The person stands twice; review each person once.");
      }
      SeenVersion.require(one.seen(), before.version(), place + ".version");
      after.add(nodes.changeRead(tx, before, said(tx, before, grounds, text, place)));
      if (grounds.isEmpty() && shown.add(before.networkId())) {
        networks.requireShown(tx, before.operationId(), before.networkId(), place + ".node_id");
      }
    }
    return after;
  }

  /** A person that is reviewed, in the version that the reviewer read. */
  record Reviewed(String node, OptionalLong seen) {}

  private static NetworkNode said(
      Transaction tx, NetworkNode before, List<ReviewGround> grounds, String text, String place) {
    try {
      return before.review(grounds, text, tx.caller().subject(), tx.now());
    } catch (RejectedException e) {
      throw e.at(place + ".node_id");
    }
  }

  private SeenNode seen(Transaction tx, Network network, NetworkNode after) {
    String named = after.spec().hotspotId();
    return new SeenNode(
        after,
        tx.caller().country(),
        named != null && !hotspots.seenOf(tx, network.operationId(), List.of(named)).isEmpty());
  }
}
