package cordon.operations.network;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import cordon.operations.cases.Overseen;
import cordon.operations.words.Words;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.command.Reach;
import cordon.platform.command.Selection;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored nodes of networks, each reached through its network: whoever asks for a node has been
 * given the network first. Of a person who has not been passed there is nothing but to the owner of
 * the network and to compliance reviewers.
 */
@Component
class NodeStore extends OfNetworkStore<NetworkNode> {
  private static final Bson PASSED = Filters.eq(Overseen.OPEN, true);

  NodeStore(Mongo mongo) {
    super(
        mongo,
        "network_nodes",
        NetworkNode.class,
        NetworkNode::id,
        NetworkNode::version,
        NodeMessages::journaled,
        Reach.none()
            .participantsAs(Overseen.OPEN, NodeStore::nationally)
            .lead(Overseen.OPEN, _ -> PASSED)
            .overseers(NodeStore::seenBy));
  }

  /** Whether a caller sees those persons of a network who have not been passed. */
  static boolean seesAll(Caller caller, @Nullable String owner) {
    String country = caller.country();
    if (country != null) {
      return country.equals(owner) && caller.has("ncb-officer");
    }
    return (owner == null && caller.has("planner")) || Overseen.reviews(caller);
  }

  private static Bson nationally(Caller caller) {
    return caller.has("ncb-officer")
        ? Filters.or(PASSED, Filters.eq(NetworkMigrations.OWNER, caller.requireCountry()))
        : PASSED;
  }

  private static Map<String, Object> seenBy(Caller caller) {
    var seen = new LinkedHashMap<String, Object>();
    seen.put(Overseen.OPEN, true);
    if (caller.has("planner")) {
      seen.put(NetworkMigrations.OF_SECRETARIAT, true);
    }
    if (Overseen.reviews(caller)) {
      seen.put(Overseen.REVIEWED, true);
    }
    return seen;
  }

  /** Changes one that was read in this transaction. */
  NetworkNode changeRead(Transaction tx, NetworkNode before, NetworkNode after) {
    return beyondReach().replace(tx, before, after);
  }

  /** Those of these that are part of the network, and that the caller sees, by id. */
  Map<String, NetworkNode> among(Transaction tx, Network network, Collection<String> ids) {
    return byId(select(tx).where(activeIn(network)).where(Filters.in("_id", ids)));
  }

  /** The same for a read. */
  Map<String, NetworkNode> among(Call call, Network network, Collection<String> ids) {
    return byId(select(call).where(activeIn(network)).where(Filters.in("_id", ids)));
  }

  /** Their ids alone. */
  Set<String> seen(Call call, Network network, Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : Set.copyOf(
            select(call).where(activeIn(network)).where(Filters.in("_id", ids)).values("_id"));
  }

  /** Those that the caller reviews, by id. */
  Map<String, NetworkNode> reviewed(Transaction tx, Collection<String> ids) {
    return byId(select(tx).where(Overseen.REVIEWED, true).where(Filters.in("_id", ids)));
  }

  /** For the owner, who sees all of them; by the index alone. */
  int number(Transaction tx, Network network) {
    return beyondReach()
        .select(tx.session())
        .where(activeIn(network))
        .by(NetworkMigrations.NODES, NetworkMigrations.NODES)
        .count();
  }

  /** What counts of all that the caller sees: kind, roles, countries and whether it is passed. */
  List<NodePart> parts(Call call, Network network) {
    return select(call)
        .where(activeIn(network))
        .parts("spec.kind", "spec.roles", "spec.countries", Overseen.OPEN)
        .stream()
        .map(NodeStore::part)
        .toList();
  }

  private static NodePart part(BsonDocument stored) {
    BsonDocument spec = stored.getDocument("spec");
    return new NodePart(
        stored.getString("_id").getValue(),
        NetworkNodeKind.valueOf(spec.getString("kind").getValue()),
        roles(spec),
        texts(spec, "countries"),
        stored.getBoolean(Overseen.OPEN).getValue());
  }

  private static List<NetworkRole> roles(BsonDocument spec) {
    return texts(spec, "roles").stream().map(NetworkRole::valueOf).toList();
  }

  private static List<String> texts(BsonDocument spec, String field) {
    return spec.getArray(field).stream().map(one -> one.asString().getValue()).toList();
  }

  /** The roles of each person who has been passed. */
  List<List<NetworkRole>> rolesOfPassed(Transaction tx, Network network) {
    return select(tx)
        .where(activeIn(network))
        .where("spec.kind", NetworkNodeKind.PERSON)
        .where(Overseen.OPEN, true)
        .parts("spec.roles")
        .stream()
        .map(one -> roles(one.getDocument("spec")))
        .toList();
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, Network network, NodeFilter wanted, Listing<NetworkNode, M> listing) {
    Selection<NetworkNode> found =
        select(call)
            .where(NETWORK, network.id())
            .where("state", wanted.state() == null ? NetworkElementState.ACTIVE : wanted.state())
            .where("spec.kind", wanted.kind())
            .where("spec.roles", wanted.role())
            .where("spec.countries", wanted.country());
    found.whereWords("words", Words.wanted(wanted.words()));
    return found.newest(listing);
  }

  /** Those that wait for a compliance reviewer, the oldest first. */
  <M extends MessageLite> ListPage<M> waiting(Call call, Listing<NetworkNode, M> listing) {
    return select(call)
        .where("waiting", true)
        .by(NetworkMigrations.WAITING, NetworkMigrations.WAITING)
        .ascending("_id", listing);
  }

  private static Map<String, NetworkNode> byId(Selection<NetworkNode> found) {
    return found.all().stream().collect(Collectors.toMap(NetworkNode::id, one -> one));
  }
}
