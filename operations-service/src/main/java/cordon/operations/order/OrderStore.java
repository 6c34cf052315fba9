package cordon.operations.order;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Stored orders. A country sees those that it has a copy of, also when it takes part in their
 * operation no more; one that leads, as the secretariat, all of them.
 */
@Component
class OrderStore extends OfOperationStore<Order> {
  private static final String RECEIVERS = "receivers";

  OrderStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "orders",
        Order.class,
        Order::id,
        Order::version,
        OrderMessages::journaled,
        Reach.none()
            .participants(RECEIVERS, country -> Filters.eq(RECEIVERS, country))
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesParticipants());
  }

  /**
   * The one that was issued last, which alone can be in force. Of two that are issued at the same
   * moment one is decided again, by the unique index of numbers.
   */
  Optional<Order> last(Transaction tx, String operationId) {
    return numbered(tx.session(), operationId, Sorts.descending("number"));
  }

  /** The one that was issued first, as a transaction sees it. */
  Optional<Order> first(ClientSession session, String operationId) {
    return numbered(session, operationId, Sorts.ascending("number"));
  }

  /** As {@link #last}, as a transaction sees it; empty also where it is not in force. */
  Optional<Order> lastThen(ClientSession session, String operationId) {
    return numbered(session, operationId, Sorts.descending("number")).filter(Order::isInForce);
  }

  private Optional<Order> numbered(ClientSession session, String operationId, Bson sort) {
    return beyondReach()
        .select(session)
        .where(OPERATION, operationId)
        .by(OrderMigrations.NUMBERED, OrderMigrations.NUMBERED)
        .list(sort, 1)
        .stream()
        .findFirst();
  }

  /** Ids of all of an operation, and which of them is in force. */
  List<BsonDocument> standing(ClientSession session, String operationId) {
    return beyondReach()
        .select(session)
        .where(OPERATION, operationId)
        .by(OrderMigrations.ORDERS, OrderMigrations.ORDERS)
        .parts("state");
  }

  /** Changes one of which the caller names no version. */
  void changeBeside(Transaction tx, Order before, Order after) {
    var _ = beyondReach().replace(tx, before, after);
  }

  /** The newest first. */
  <M extends MessageLite> ListPage<M> newest(
      Call call, String operationId, Listing<Order, M> listing) {
    return selectWithin(call, OPERATION, operationId)
        .by(OrderMigrations.ORDERS_RECEIVED, OrderMigrations.ORDERS)
        .eachBy(field ->
            field.equals(RECEIVERS) ? OrderMigrations.ORDERS_RECEIVED : OrderMigrations.ORDERS)
        .newest(listing);
  }
}
