package cordon.operations.order;

import com.mongodb.client.ClientSession;
import cordon.operations.joining.ConsequenceKind;
import cordon.operations.joining.Hanging;
import cordon.operations.joining.HangsOn;
import java.util.HashMap;
import java.util.Map;
import org.bson.BsonDocument;
import org.springframework.stereotype.Component;

/** Copies of orders that a country has, which are called in when it withdraws. */
@Component
class CopiesHanging implements HangsOn {
  private final OrderStore orders;
  private final OrderCopyStore copies;

  CopiesHanging(OrderStore orders, OrderCopyStore copies) {
    this.orders = orders;
    this.copies = copies;
  }

  @Override
  public void count(ClientSession session, Hanging on) {
    Map<String, String> states = new HashMap<>();
    for (BsonDocument one : orders.standing(session, on.operationId())) {
      states.put(text(one, "_id"), text(one, "state"));
    }
    for (BsonDocument copy : copies.had(session, states.keySet(), on.countries())) {
      String state = text(copy, "state");
      boolean inForce = OrderState.IN_FORCE.name().equals(states.get(text(copy, "orderId")));
      if (state.equals(OrderCopyState.CALLED_IN.name())) {
        on.add(ConsequenceKind.ORDER_COPIES_TO_DESTROY, text(copy, "receiver"), 1);
      } else if (inForce && !state.equals(OrderCopyState.DESTROYED.name())) {
        on.add(ConsequenceKind.ORDER_COPIES_CALLED_IN, text(copy, "receiver"), 1);
      }
    }
  }

  private static String text(BsonDocument one, String field) {
    return one.getString(field).getValue();
  }
}
