package cordon.operations.network;

import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Transaction;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Stored links of networks, each reached through its network. Whoever gives one to a caller looks
 * first whether they see both of its ends ({@link NodeStore}).
 */
@Component
class LinkStore extends OfNetworkStore<NetworkLink> {
  LinkStore(Mongo mongo) {
    super(
        mongo,
        "network_links",
        NetworkLink.class,
        NetworkLink::id,
        NetworkLink::version,
        LinkMessages::journaled,
        Reach.none().participants(_ -> Filters.empty()));
  }

  /** Changes one that was read in this transaction. */
  NetworkLink changeRead(Transaction tx, NetworkLink before, NetworkLink after) {
    return beyondReach().replace(tx, before, after);
  }

  /** All of one node, whole. */
  List<NetworkLink> of(Transaction tx, Network network, String node) {
    return select(tx).where(activeIn(network)).whereAny(touching(List.of(node))).all();
  }

  /** Those of a kind, by the index alone. */
  List<LinkPart> ofKind(Transaction tx, Network network, NetworkLinkKind kind) {
    return parts(byKind(select(tx).where(activeIn(network)).where("spec.kind", kind)));
  }

  /** Those that begin or end at one of these. */
  List<LinkPart> touching(Transaction tx, Network network, Collection<String> nodes) {
    return nodes.isEmpty()
        ? List.of()
        : parts(select(tx).where(activeIn(network)).whereAny(touching(nodes)));
  }

  /**
   * The same for a read, of some kinds; of all if none is named. The newest first, so that a graph
   * leaves out the oldest.
   */
  List<LinkPart> touching(
      Call call, Network network, Collection<String> nodes, Set<NetworkLinkKind> kinds) {
    return parts(
            select(call)
                .where(activeIn(network))
                .where(kinds.isEmpty() ? null : Filters.in("spec.kind", kinds))
                .whereAny(touching(nodes)))
        .stream()
        .sorted(Comparator.comparing(LinkPart::id).reversed())
        .toList();
  }

  /** All of them, by the index alone. */
  List<LinkPart> all(Call call, Network network) {
    return parts(byKind(select(call).where(activeIn(network))));
  }

  Map<String, NetworkLink> among(Call call, Collection<String> ids) {
    return select(call).where(Filters.in("_id", ids)).all().stream()
        .collect(Collectors.toMap(NetworkLink::id, one -> one));
  }

  /** By the index alone. */
  int number(Transaction tx, Network network) {
    return select(tx)
        .where(activeIn(network))
        .by(NetworkMigrations.LINKS, NetworkMigrations.LINKS)
        .count();
  }

  private static List<Bson> touching(Collection<String> nodes) {
    return List.of(Filters.in("from", nodes), Filters.in("to", nodes));
  }

  private static Selection<NetworkLink> byKind(Selection<NetworkLink> found) {
    return found.by(NetworkMigrations.KINDS, NetworkMigrations.KINDS);
  }

  private static List<LinkPart> parts(Selection<NetworkLink> found) {
    return found.parts("spec.kind", "from", "to").stream().map(LinkStore::part).toList();
  }

  private static LinkPart part(BsonDocument stored) {
    return new LinkPart(
        stored.getString("_id").getValue(),
        NetworkLinkKind.valueOf(stored.getDocument("spec").getString("kind").getValue()),
        stored.getString("from").getValue(),
        stored.getString("to").getValue());
  }
}
