package cordon.operations.order;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.operations;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.OrderFixture.field;
import static cordon.operations.OrderFixture.orders;

import com.google.protobuf.Timestamp;
import cordon.operations.JoinedScene;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.AddOrderCopiesRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.ListOrderCopiesForUsRequest;
import cordon.operations.v1.ListOrderCopiesRequest;
import cordon.operations.v1.ListOrderReadersRequest;
import cordon.operations.v1.ListOrdersRequest;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Order;
import cordon.operations.v1.OrderCopy;
import cordon.operations.v1.OrderReader;
import cordon.operations.v1.ParticipationState;
import cordon.operations.v1.Plan;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Three countries that take part, and what is asked of their orders. */
abstract class OrderScene extends JoinedScene {
  static final TestCaller DUTY = TestIdentity.person("duty").roles("duty-officer");
  static final TestCaller NG = ncb("NG");
  static final TestCaller GH = ncb("GH");
  static final TestCaller KE = ncb("KE");
  static final TestCaller NG_FIELD = field("NG", "field");

  @BeforeEach
  void join() {
    stand(service, operation, "KE", ParticipationState.PARTICIPATION_STATE_ACCEPTED);
  }

  static Timestamp in(Duration from) {
    Instant then = service.clock().instant().plus(from);
    return Timestamp.newBuilder().setSeconds(then.getEpochSecond()).build();
  }

  /** Puts the next revision of the plan in force. */
  final Operation revised(Plan.Builder plan) {
    Operation before =
        operations(service, PLANNER)
            .getOperation(GetOperationRequest.newBuilder().setOperationId(operation).build())
            .getOperation();
    return OperationsFixture.revised(service, before, plan);
  }

  static Order addCopies(TestCaller by, Order one, String... countries) {
    return orders(service, by)
        .addOrderCopies(
            AddOrderCopiesRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .addAllReceiverCountries(List.of(countries))
                .build())
        .getOrder();
  }

  final List<Order> listed(TestCaller by) {
    return orders(service, by)
        .listOrders(ListOrdersRequest.newBuilder().setOperationId(operation).build())
        .getOrdersList();
  }

  static List<OrderCopy> copiesOf(TestCaller by, Order one) {
    return orders(service, by)
        .listOrderCopies(
            ListOrderCopiesRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .setPageSize(200)
                .build())
        .getCopiesList();
  }

  static List<OrderReader> readersOf(TestCaller by, Order one) {
    return orders(service, by)
        .listOrderReaders(
            ListOrderReadersRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .build())
        .getReadersList();
  }

  /** What waits for a country in this operation. */
  final List<OrderCopy> desk(TestCaller by) {
    return orders(service, by)
        .listOrderCopiesForUs(ListOrderCopiesForUsRequest.newBuilder().setPageSize(200).build())
        .getCopiesList()
        .stream()
        .filter(one -> one.getOperationId().equals(operation))
        .toList();
  }

  final void leave(String country) {
    var _ =
        participations(service, ncb(country)).withdrawParticipation(withdrawal(operation, country));
  }
}
