package cordon.operations.order;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OrderFixture.destroyed;
import static cordon.operations.OrderFixture.get;
import static cordon.operations.OrderFixture.issued;
import static cordon.operations.OrderFixture.orders;
import static cordon.operations.OrderFixture.read;
import static cordon.operations.OrderFixture.recalled;
import static cordon.operations.OrderFixture.received;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.JoinedScene;
import cordon.operations.v1.AddOrderCopiesRequest;
import cordon.operations.v1.Order;
import cordon.operations.v1.ParticipationState;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every state of orders and copies with every move, through the service. */
class OrderTableTest extends JoinedScene {
  private static final Map<String, Consumer<Order>> MOVES = new LinkedHashMap<>();

  private static final Map<String, Map<String, String>> TABLE =
      Map.of(
          "IN_FORCE",
          Map.of("ADD_COPIES", "IN_FORCE", "SUPERSEDE", "SUPERSEDED", "RECALL", "RECALLED"),
          // Another is issued all the same; this one stays what it is.
          "SUPERSEDED",
          Map.of("SUPERSEDE", "SUPERSEDED"),
          "RECALLED",
          Map.of("SUPERSEDE", "RECALLED"));

  private static final Map<String, Consumer<Order>> COPY_MOVES = new LinkedHashMap<>();

  private static final Map<String, Map<String, String>> COPY_TABLE =
      Map.of(
          "SENT",
          Map.of(
              "RECEIVE", "RECEIVED",
              "CONFIRM_READ", "SENT",
              "CALL_IN", "CALLED_IN",
              "CONFIRM_DESTROYED", "DESTROYED"),
          "RECEIVED",
          Map.of(
              "CONFIRM_READ", "RECEIVED",
              "CALL_IN", "CALLED_IN",
              "CONFIRM_DESTROYED", "DESTROYED"),
          "CALLED_IN",
          Map.of("CONFIRM_DESTROYED", "DESTROYED"),
          // The order is recalled all the same; the copy stays what it is.
          "DESTROYED",
          Map.of("CALL_IN", "DESTROYED"));

  static {
    MOVES.put(
        "ADD_COPIES",
        one -> {
          var _ =
              orders(service, PLANNER)
                  .addOrderCopies(
                      AddOrderCopiesRequest.newBuilder()
                          .setOperationId(one.getOperationId())
                          .setOrderId(one.getOrderId())
                          .addReceiverCountries("KE")
                          .build());
        });
    MOVES.put(
        "SUPERSEDE",
        one -> {
          var _ = issued(service, PLANNER, one.getOperationId(), "NG");
        });
    MOVES.put(
        "RECALL",
        one -> {
          var _ = recalled(service, PLANNER, one);
        });
    COPY_MOVES.put(
        "RECEIVE",
        one -> {
          var _ = received(service, ncb("GH"), one);
        });
    COPY_MOVES.put(
        "CONFIRM_READ",
        one -> {
          var _ = read(service, ncb("GH"), one);
        });
    COPY_MOVES.put("CALL_IN", Objects.requireNonNull(MOVES.get("RECALL")));
    COPY_MOVES.put(
        "CONFIRM_DESTROYED",
        one -> {
          var _ = destroyed(service, ncb("GH"), one);
        });
  }

  @BeforeEach
  void join() {
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  @Test
  void every_state_of_an_order_has_the_moves_of_the_table_and_no_others() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OrderState.values()).map(Enum::name).toList());
    for (String state : TABLE.keySet()) {
      for (String move : MOVES.keySet()) {
        Order one = standing(state);

        String told = told(() -> Objects.requireNonNull(MOVES.get(move)).accept(one));

        String after = Objects.requireNonNull(TABLE.get(state)).get(move);
        assertThat(told).as("%s in %s", move, state).isEqualTo(after == null ? "ILLEGAL_MOVE" : "");
        assertThat(get(service, PLANNER, one).getState().name())
            .isEqualTo("ORDER_STATE_" + (after == null ? state : after));
      }
    }
  }

  @Test
  void every_state_of_a_copy_has_the_moves_of_the_table_and_no_others() {
    assertThat(COPY_TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(OrderCopyState.values()).map(Enum::name).toList());
    for (String state : COPY_TABLE.keySet()) {
      for (String move : COPY_MOVES.keySet()) {
        Order one = sent(state);

        String told = told(() -> Objects.requireNonNull(COPY_MOVES.get(move)).accept(one));

        String after = Objects.requireNonNull(COPY_TABLE.get(state)).get(move);
        // The order of a copy that is called in is over itself.
        String refused =
            !state.equals("CALLED_IN") || move.equals("CALL_IN") ? "ILLEGAL_MOVE" : "COPY_OVER";
        assertThat(told).as("%s in %s", move, state).isEqualTo(after == null ? refused : "");
        assertThat(get(service, ncb("GH"), one).getOwnCopy().getState().name())
            .isEqualTo("ORDER_COPY_STATE_" + (after == null ? state : after));
      }
    }
  }

  private Order standing(String state) {
    Order one = issued(service, PLANNER, operation, "NG", "GH");
    switch (state) {
      case "SUPERSEDED" -> {
        var _ = issued(service, PLANNER, operation, "NG");
      }
      case "RECALLED" -> {
        var _ = recalled(service, PLANNER, one);
      }
      default -> {}
    }
    return one;
  }

  private Order sent(String state) {
    Order one = issued(service, PLANNER, operation, "GH");
    switch (state) {
      case "RECEIVED" -> {
        var _ = received(service, ncb("GH"), one);
      }
      case "CALLED_IN" -> {
        var _ = recalled(service, PLANNER, one);
      }
      case "DESTROYED" -> {
        var _ = destroyed(service, ncb("GH"), one);
      }
      default -> {}
    }
    return one;
  }

  private static String told(Runnable move) {
    try {
      move.run();
      return "";
    } catch (StatusRuntimeException e) {
      return reasonOf(e);
    }
  }
}
