package cordon.operations.order;

import static cordon.operations.order.OrderCopyState.CALLED_IN;
import static cordon.operations.order.OrderCopyState.DESTROYED;
import static cordon.operations.order.OrderCopyState.RECEIVED;
import static cordon.operations.order.OrderCopyState.SENT;
import static cordon.operations.order.OrderState.IN_FORCE;
import static cordon.operations.order.OrderState.RECALLED;
import static cordon.operations.order.OrderState.SUPERSEDED;

import cordon.platform.state.Command;
import cordon.platform.state.StateTable;
import java.util.Map;

/** What can be done with an order and a copy, in which states, and to where. */
final class OrderTable {
  private static final StateTable<OrderState> ORDERS = StateTable.of(OrderState.class);
  private static final StateTable<OrderCopyState> COPIES = StateTable.of(OrderCopyState.class);

  static final Command<OrderState> ADD_COPIES =
      ORDERS.command("ADD_COPIES", Map.of(IN_FORCE, IN_FORCE));
  static final Command<OrderState> SUPERSEDE =
      ORDERS.command("SUPERSEDE", Map.of(IN_FORCE, SUPERSEDED));
  static final Command<OrderState> RECALL = ORDERS.command("RECALL", Map.of(IN_FORCE, RECALLED));

  static final Command<OrderCopyState> RECEIVE = COPIES.command("RECEIVE", Map.of(SENT, RECEIVED));

  /** By one officer; receipt is another's, and may come later. */
  static final Command<OrderCopyState> CONFIRM_READ =
      COPIES.command("CONFIRM_READ", Map.of(SENT, SENT, RECEIVED, RECEIVED));

  static final Command<OrderCopyState> CALL_IN =
      COPIES.command("CALL_IN", Map.of(SENT, CALLED_IN, RECEIVED, CALLED_IN));
  static final Command<OrderCopyState> CONFIRM_DESTROYED =
      COPIES.command(
          "CONFIRM_DESTROYED", Map.of(SENT, DESTROYED, RECEIVED, DESTROYED, CALLED_IN, DESTROYED));

  private OrderTable() {}
}
