package cordon.operations.network;

import cordon.operations.OperationsReason;
import cordon.platform.command.Transaction;
import cordon.platform.refusal.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Nobody commands whoever commands them, and no group is within itself, by however many links. */
final class Circles {
  private static final int MOST_TOLD = 50;

  private Circles() {}

  /**
   * @param added links that are to be added to those of the network
   * @param keys of the nodes that are added with them, by id: nobody else knows those ids
   * @throws RejectedException COMMAND_CYCLE, GROUP_CYCLE
   */
  static void requireNone(
      Transaction tx,
      LinkStore links,
      Network network,
      List<NetworkLink> added,
      Map<String, String> keys) {
    for (NetworkLinkKind kind : NetworkLinkKind.values()) {
      if (kind.acyclic() && added.stream().anyMatch(one -> one.spec().kind() == kind)) {
        var chains = new Chains();
        for (LinkPart one : links.ofKind(tx, network, kind)) {
          chains.put(one.from(), one.to());
        }
        for (int i = 0; i < added.size(); i++) {
          NetworkLink one = added.get(i);
          if (one.spec().kind() == kind) {
            chains.put(one.from(), one.to());
            require(
                kind,
                chains.circle(one.from()).stream().map(id -> keys.getOrDefault(id, id)).toList(),
                "links[" + i + "]");
          }
        }
      }
    }
  }

  /**
   * The same once one node stands in the place of another. What links the two is no circle yet.
   *
   * @throws RejectedException COMMAND_CYCLE, GROUP_CYCLE
   */
  static void requireNoneMerged(
      Transaction tx, LinkStore links, Network network, String other, String kept) {
    for (NetworkLinkKind kind : NetworkLinkKind.values()) {
      if (kind.acyclic()) {
        var chains = new Chains();
        for (LinkPart one : links.ofKind(tx, network, kind)) {
          String from = one.from().equals(other) ? kept : one.from();
          String to = one.to().equals(other) ? kept : one.to();
          if (!from.equals(to)) {
            chains.put(from, to);
          }
        }
        require(kind, chains.circle(kept), "other_node_id");
      }
    }
  }

  private static void require(NetworkLinkKind kind, List<String> circle, String place) {
    if (circle.isEmpty()) {
      return;
    }
    throw new RejectedException(
            kind == NetworkLinkKind.COMMAND
                ? OperationsReason.COMMAND_CYCLE
                : OperationsReason.GROUP_CYCLE,
            kind == NetworkLinkKind.COMMAND
                ? "They would command one another in a circle; turn this link round, or remove one of the others first."
                : "The groups would be within one another in a circle; turn this link round, or remove one of the others first.")
        .with("nodes", circle.stream().limit(MOST_TOLD).collect(Collectors.joining(",")))
        .at(place);
  }
}
