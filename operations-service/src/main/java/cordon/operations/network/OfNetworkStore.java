package cordon.operations.network;

import com.google.protobuf.Message;
import com.mongodb.client.model.Filters;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.store.Mongo;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;

/**
 * Records that belong to a network each, which the caller reaches. One of another network is
 * answered as one that is not there.
 *
 * @param <T> the record
 */
abstract class OfNetworkStore<T> extends Store<T> {
  static final String NETWORK = "networkId";

  OfNetworkStore(
      Mongo mongo,
      String collection,
      Class<T> type,
      Function<T, String> id,
      ToLongFunction<T> version,
      Function<T, Message> journaled,
      Reach reach) {
    super(mongo, collection, type, id, version, journaled, reach);
  }

  /**
   * One of this network.
   *
   * @throws cordon.platform.refusal.RejectedException NOT_FOUND, also if it is of another or beyond
   *     the caller's reach
   */
  final T require(Call call, Network network, String wanted) {
    return find(call, network, wanted).orElseThrow(this::notFound);
  }

  /** Empty if it is of another, or beyond the caller's reach. */
  final Optional<T> find(Call call, Network network, String wanted) {
    return select(call).where(NETWORK, network.id()).where("_id", wanted).first();
  }

  /** The same as {@link #require(Call, Network, String)} within a command. */
  final T require(Transaction tx, Network network, String wanted) {
    return select(tx)
        .where(NETWORK, network.id())
        .where("_id", wanted)
        .first()
        .orElseThrow(this::notFound);
  }

  /** Which are part of this network. */
  static Bson activeIn(Network network) {
    return Filters.and(
        Filters.eq(NETWORK, network.id()), Filters.eq("state", NetworkElementState.ACTIVE));
  }

  /** Changes one of this network. */
  final T change(Transaction tx, Network network, String wanted, UnaryOperator<T> move) {
    return beyondReach().change(tx, require(tx, network, wanted), move);
  }
}
