package cordon.operations.order;

import cordon.operations.OperationsReason;
import cordon.operations.operation.HandlingLevel;
import cordon.operations.operation.Turn;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * The copy of an order that one country has. What that says stands with the revision of the plan.
 *
 * @param id {@code <order>.<number of three digits>}
 * @param number among the copies of the order, from 1
 * @param of how many copies there were when it was given
 * @param orderNumber of the order in the operation
 * @param receiver ISO 3166-1 alpha-2
 * @param receiverName as the operation called the country when it was given
 * @param receivedAt null before
 * @param readers how many officers have read and understood it
 * @param calledInAt null unless the order was superseded or recalled, or its receiver withdrew
 * @param destroyedAt null before
 * @param destructionNote null where nothing was said
 * @param waiting false once nothing is left for its receiver to do
 * @param turn by which lists of what waits are sorted: from when on, id
 */
@RecordBuilder
public record OrderCopy(
    @BsonId String id,
    String operationId,
    long version,
    OrderCopyState state,
    String orderId,
    int number,
    int of,
    int orderNumber,
    String receiver,
    String receiverName,
    HandlingLevel handlingLevel,
    Instant givenAt,
    Instant destroyBy,
    @Nullable Instant receivedAt,
    int readers,
    @Nullable Instant calledInAt,
    @Nullable Instant destroyedAt,
    @Nullable String destructionNote,
    boolean waiting,
    String turn,
    Instant updated) {

  static String idOf(String orderId, int number) {
    return "%s.%03d".formatted(orderId, number);
  }

  static OrderCopy of(Order order, String receiver, String receiverName, Instant now) {
    int number = 1 + order.receivers().indexOf(receiver);
    String id = idOf(order.id(), number);
    return OrderCopyBuilder.builder()
        .id(id)
        .operationId(order.operationId())
        .version(1)
        .state(OrderCopyState.SENT)
        .orderId(order.id())
        .number(number)
        .of(order.receivers().size())
        .orderNumber(order.number())
        .receiver(receiver)
        .receiverName(receiverName)
        .handlingLevel(order.handlingLevel())
        .givenAt(now)
        .destroyBy(order.destroyBy())
        .waiting(true)
        .turn(turn(now, id))
        .updated(now)
        .build();
  }

  /**
   * Once received, nothing waits until it is to be destroyed.
   *
   * @throws RejectedException COPY_OVER, ILLEGAL_MOVE
   */
  OrderCopy receive(Instant now) {
    requireGoing(now);
    return next(OrderTable.RECEIVE, now).receivedAt(now).turn(turn(destroyBy, id)).build();
  }

  /**
   * Counts one more officer.
   *
   * @throws RejectedException COPY_OVER, ILLEGAL_MOVE
   */
  OrderCopy confirmRead(Instant now) {
    requireGoing(now);
    return next(OrderTable.CONFIRM_READ, now).readers(readers + 1).build();
  }

  /** One that is destroyed stays so. */
  OrderCopy callIn(Instant now) {
    return next(OrderTable.CALL_IN, now).calledInAt(now).turn(turn(now, id)).build();
  }

  /**
   * @param note null where nothing is said
   */
  OrderCopy confirmDestroyed(@Nullable String note, Instant now) {
    return next(OrderTable.CONFIRM_DESTROYED, now)
        .destroyedAt(now)
        .destructionNote(note)
        .waiting(false)
        .build();
  }

  /** Whether it is neither called in nor destroyed. */
  boolean isOut() {
    return state == OrderCopyState.SENT || state == OrderCopyState.RECEIVED;
  }

  /** Whether its receiver is told what it says. */
  boolean told(Instant now) {
    return isOut() && now.isBefore(destroyBy);
  }

  /** Why its receiver is told no more what it says: since when it was destroyed, or to be. */
  RejectedException over() {
    if (destroyedAt != null) {
      return over(destroyedAt);
    }
    return over(calledInAt == null ? destroyBy : calledInAt);
  }

  /**
   * @param since when it was to be destroyed
   */
  static RejectedException over(Instant since) {
    return new RejectedException(
            OperationsReason.COPY_OVER,
            "The copy is to be destroyed; confirm that it is, and look for a newer order.")
        .with("destroy_time", since.toString());
  }

  private static String turn(Instant from, String id) {
    return Turn.of(from) + "." + id;
  }

  private void requireGoing(Instant now) {
    if (calledInAt != null && state == OrderCopyState.CALLED_IN) {
      throw over(calledInAt);
    }
    if (state != OrderCopyState.DESTROYED && !now.isBefore(destroyBy)) {
      throw over(destroyBy);
    }
  }

  private OrderCopyBuilder next(Command<OrderCopyState> move, Instant now) {
    return OrderCopyBuilder.builder(this).version(version + 1).state(move.from(state)).updated(now);
  }
}
