package cordon.operations.order;

import com.google.protobuf.MessageLite;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.operations.operation.LedOperationStore;
import cordon.operations.operation.OfOperationStore;
import cordon.operations.operation.Span;
import cordon.operations.operation.Turn;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Stored copies of orders. A country sees its own, also when it takes part in their operation no
 * more; one that leads, as the secretariat, all of them.
 */
@Component
public class OrderCopyStore extends OfOperationStore<OrderCopy> {
  private static final String RECEIVER = "receiver";
  private static final String ORDER = "orderId";

  OrderCopyStore(Mongo mongo, LedOperationStore operations) {
    super(
        mongo,
        "order_copies",
        OrderCopy.class,
        OrderCopy::id,
        OrderCopy::version,
        OrderMessages::journaled,
        Reach.none()
            .ownCountry(RECEIVER)
            .participants(RECEIVER, country -> Filters.eq(RECEIVER, country))
            .leadWithin(OPERATION, operations::ofLedBy)
            .leadSeesParticipants());
  }

  /** The copy of the caller's country, for its command. */
  Optional<OrderCopy> own(Transaction tx, String operationId, String orderId) {
    return selectWithin(tx, OPERATION, operationId)
        .where(ORDER, orderId)
        .where(RECEIVER, tx.caller().requireCountry())
        .by(OrderMigrations.OWN_COPY, OrderMigrations.OWN_COPY)
        .first();
  }

  /** The same for a read; empty for whoever has no country. */
  Optional<OrderCopy> own(Call call, String operationId, String orderId) {
    String country = call.caller().country();
    return country == null
        ? Optional.empty()
        : selectWithin(call, OPERATION, operationId)
            .where(ORDER, orderId)
            .where(RECEIVER, country)
            .by(OrderMigrations.OWN_COPY, OrderMigrations.OWN_COPY)
            .first();
  }

  /** Changes one that was read in this transaction, of which the caller may name the version. */
  OrderCopy changeSeen(Transaction tx, OrderCopy before, UnaryOperator<OrderCopy> move) {
    return beyondReach().change(tx, before, move);
  }

  /** Changes one of which the caller names no version. */
  void changeBeside(Transaction tx, OrderCopy before, OrderCopy after) {
    var _ = beyondReach().replace(tx, before, after);
  }

  /** Order, receiver and state of those of some orders that these countries have. */
  List<BsonDocument> had(
      ClientSession session, Collection<String> orderIds, Collection<String> countries) {
    return beyondReach()
        .select(session)
        .where(Filters.in(ORDER, orderIds))
        .where(Filters.in(RECEIVER, countries))
        .by(OrderMigrations.OWN_COPY, OrderMigrations.OWN_COPY)
        .parts(ORDER, RECEIVER, "state");
  }

  /** Those of an order that these countries have or had, as a transaction sees them. */
  List<OrderCopy> ofOrder(ClientSession session, Order order, Collection<String> countries) {
    return beyondReach()
        .select(session)
        .where(ORDER, order.id())
        .where(Filters.in(RECEIVER, countries))
        .by(OrderMigrations.OWN_COPY, OrderMigrations.OWN_COPY)
        .all();
  }

  /** All of an order, by number. */
  List<OrderCopy> allOf(Transaction tx, Order order) {
    return beyondReach()
        .select(tx.session())
        .where(ORDER, order.id())
        .by(OrderMigrations.COPIES, OrderMigrations.COPIES)
        .list(Sorts.ascending("_id"), order.receivers().size());
  }

  /** Those of an order that the caller sees, by number. */
  <M extends MessageLite> ListPage<M> of(
      Call call, Order order, @Nullable OrderCopyState state, Listing<OrderCopy, M> listing) {
    return selectWithin(call, OPERATION, order.operationId())
        .where(ORDER, order.id())
        .where("state", state)
        .by(OrderMigrations.OWN_COPY, OrderMigrations.COPIES)
        .ascending("_id", listing);
  }

  /** What {@link OrderCounts} are made of, of all that the caller sees. */
  List<BsonDocument> parts(Call call, Order order) {
    return selectWithin(call, OPERATION, order.operationId())
        .where(ORDER, order.id())
        .by(OrderMigrations.OWN_COPY, OrderMigrations.COPIES)
        .parts(OrderCounts.FIELDS.toArray(String[]::new));
  }

  /** Those of all operations with which the caller's country has something to do by now. */
  <M extends MessageLite> ListPage<M> toDo(Call call, Instant now, Listing<OrderCopy, M> listing) {
    return select(call)
        .where("waiting", true)
        .where(Filters.lt("turn", Turn.of(now.plusMillis(1))))
        .by(OrderMigrations.TO_DO, OrderMigrations.TO_DO)
        .ascending("turn", listing);
  }

  /** So many at most that wait for a country, for whoever it was found that they are due to. */
  public List<OrderCopy> due(String country, Span span, int most) {
    return nearest(
        beyondReach()
            .select()
            .where(Filters.eq(RECEIVER, country))
            .where("waiting", true)
            .by(OrderMigrations.TO_DO, OrderMigrations.TO_DO),
        span,
        most);
  }
}
