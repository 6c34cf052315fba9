package cordon.operations.order;

import com.google.protobuf.MessageLite;
import cordon.operations.operation.OfOperationStore;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Transaction;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Stored readings. Who of its people has read an order is seen by their country alone; each is told
 * of their own.
 */
@Component
class OrderReadingStore extends OfOperationStore<OrderReading> {
  private static final String ORDER = "orderId";

  OrderReadingStore(Mongo mongo) {
    super(
        mongo,
        "order_readings",
        OrderReading.class,
        OrderReading::id,
        OrderReading::version,
        OrderMessages::journaled,
        Reach.none().ownCountry("country"));
  }

  /** What the caller has said; of two at the same moment one is decided again, by its index. */
  Optional<OrderReading> by(Transaction tx, String orderId) {
    return beyondReach()
        .select(tx.session())
        .where(ORDER, orderId)
        .where("person", tx.caller().subject())
        .first();
  }

  /** The same for a read. */
  Optional<OrderReading> by(Call call, String orderId) {
    return beyondReach()
        .select()
        .where(ORDER, orderId)
        .where("person", call.caller().subject())
        .first();
  }

  /** Those of the caller's country, the first first. */
  <M extends MessageLite> ListPage<M> of(
      Call call, OrderCopy copy, Listing<OrderReading, M> listing) {
    return selectWithin(call, OPERATION, copy.operationId())
        .where(ORDER, copy.orderId())
        .by(OrderMigrations.READERS, OrderMigrations.READERS)
        .ascending("_id", listing);
  }
}
