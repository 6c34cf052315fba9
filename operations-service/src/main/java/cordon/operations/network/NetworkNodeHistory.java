package cordon.operations.network;

import com.google.protobuf.MessageLite;
import cordon.operations.history.SeenChange;
import cordon.operations.history.Sight;
import cordon.platform.call.Call;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.watch.SealedPositions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Nodes of networks as they were. The owner of the network and a compliance reviewer see all of
 * them; all others what was passed, while they could see the network. A country sees none from
 * before it accepted last.
 */
@Component
public class NetworkNodeHistory {
  private final NetworkStore networks;
  private final NetworkHistory history;
  private final NodeStore nodes;
  private final Versions versions;
  private final SealedPositions places;

  NetworkNodeHistory(
      NetworkStore networks,
      NetworkHistory history,
      NodeStore nodes,
      Versions versions,
      SealedPositions places) {
    this.networks = networks;
    this.history = history;
    this.nodes = nodes;
    this.versions = versions;
    this.places = places;
  }

  /** How a state is told; of the review only to the secretariat and to the owner. */
  public interface Form<M> {
    M of(Entry entry, @Nullable String country, boolean owns);
  }

  /**
   * The newest first.
   *
   * @throws RejectedException NOT_FOUND
   */
  public <M extends MessageLite> ListPage<M> changes(
      Call call, String operationId, String networkId, String id, Listing<SeenChange, M> listing) {
    Network network = networks.require(call, operationId, networkId);
    NetworkNode now = nodes.require(call, network, id);
    NetworkHistory.NodeSight told = history.ofNodes(call, network);
    Sight sight = sight(call, network, told);
    boolean ofCountry = call.caller().country() != null;
    return (ofCountry ? sight.where(one -> told.network().test(one.time())) : sight)
        .page(listing, places, id, now.version(), version -> versions.from(id, version, true));
  }

  /**
   * @throws RejectedException NOT_FOUND, NOTHING_THEN
   */
  public <M> M asOf(
      Call call, String operationId, String networkId, String id, Instant moment, Form<M> form) {
    Network network = networks.require(call, operationId, networkId);
    NetworkNode now = nodes.require(call, network, id);
    String country = call.caller().country();
    NetworkHistory.NodeSight told = history.ofNodes(call, network);
    Sight sight = sight(call, network, told);
    boolean seen = country == null || told.network().test(moment);
    Entry then =
        (seen ? sight : sight.where(_ -> false))
            .then(moment, time -> versions.at(id, now.version(), time));
    return form.of(then, country, country == null || country.equals(network.ownerCountry()));
  }

  private static Sight sight(Call call, Network network, NetworkHistory.NodeSight told) {
    Sight seen =
        NodeStore.seesAll(call.caller(), network.ownerCountry())
            ? told.whole()
            : told.whole().where(NodeMessages::isOpen);
    return call.caller().country() == null ? seen : seen.anonymously();
  }
}
