package cordon.operations.order;

import cordon.operations.operation.ApprovedRevisions;
import cordon.platform.call.Call;
import cordon.platform.refusal.RejectedException;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an order is shown to one reader: what it says is the revision's as they see that today. */
@Component
class SeenOrders {
  private final OrderStore store;
  private final OrderCopyStore copies;
  private final OrderReadingStore readings;
  private final Orders orders;
  private final ApprovedRevisions revisions;
  private final InstantSource clock;

  SeenOrders(
      OrderStore store,
      OrderCopyStore copies,
      OrderReadingStore readings,
      Orders orders,
      ApprovedRevisions revisions,
      InstantSource clock) {
    this.store = store;
    this.copies = copies;
    this.readings = readings;
    this.orders = orders;
    this.revisions = revisions;
    this.clock = clock;
  }

  /**
   * @throws RejectedException NOT_FOUND for a country without a copy that does not lead
   */
  SeenOrder get(Call call, String operationId, String id) {
    Order order = store.require(call, operationId, id);
    boolean all = orders.seesAll(call, operationId);
    OrderCopy own = copies.own(call, operationId, id).orElse(null);
    OrderReading said = own == null ? null : readings.by(call, id).orElse(null);
    ApprovedRevisions.Shown shown =
        revisions.shown(call, operationId, order.revision()).orElse(null);
    return new SeenOrder(
        order,
        all,
        own,
        said == null ? null : said.readAt(),
        all ? OrderCounts.of(copies.parts(call, order)) : null,
        shown == null || shown.newest() <= order.revision() ? 0 : shown.newest(),
        shown == null || !told(order, own, all) ? null : shown.revision().plan());
  }

  /**
   * The same for whoever takes it away with them.
   *
   * @throws RejectedException COPY_OVER once what it says is told no more, NOT_FOUND also for
   *     whoever does not see the plan
   */
  SeenOrder taken(Call call, String operationId, String id) {
    SeenOrder seen = get(call, operationId, id);
    if (seen.plan() == null) {
      throw refusal(seen, clock.instant());
    }
    return seen;
  }

  private static RejectedException refusal(SeenOrder seen, Instant now) {
    Order order = seen.order();
    if (!order.told(now)) {
      return OrderCopy.over(order.ended() == null ? order.destroyBy() : order.ended());
    }
    OrderCopy own = seen.own();
    return own == null || seen.all() || own.told(now)
        ? RejectedException.notFound("order")
        : own.over();
  }

  private boolean told(Order order, @Nullable OrderCopy own, boolean all) {
    Instant now = clock.instant();
    return order.told(now) && (all || (own != null && own.told(now)));
  }
}
