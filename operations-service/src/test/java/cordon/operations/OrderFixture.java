package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.operations;

import cordon.operations.v1.ConfirmOrderDestroyedRequest;
import cordon.operations.v1.ConfirmOrderReadRequest;
import cordon.operations.v1.GetOperationRequest;
import cordon.operations.v1.GetOrderRequest;
import cordon.operations.v1.IssueOrderRequest;
import cordon.operations.v1.Order;
import cordon.operations.v1.OrderCopy;
import cordon.operations.v1.OrderReader;
import cordon.operations.v1.OrderServiceGrpc;
import cordon.operations.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import cordon.operations.v1.RecallOrderRequest;
import cordon.operations.v1.ReceiveOrderRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;

/** Orders for tests of them, as far along as they are asked for. */
public final class OrderFixture {
  private OrderFixture() {}

  public static OrderServiceBlockingStub orders(ServiceFixture service, TestCaller caller) {
    return OrderServiceGrpc.newBlockingStub(service.channel(caller));
  }

  public static TestCaller field(String country, String name) {
    return TestIdentity.person(country + "-" + name).roles("field-officer").country(country);
  }

  /** Out of the plan in force. */
  public static IssueOrderRequest.Builder issue(
      ServiceFixture service, String operationId, String... receivers) {
    return IssueOrderRequest.newBuilder()
        .setOperationId(operationId)
        .setHash(
            operations(service, PLANNER)
                .getOperation(GetOperationRequest.newBuilder().setOperationId(operationId).build())
                .getOperation()
                .getApprovedRevision()
                .getHash())
        .addAllReceiverCountries(List.of(receivers));
  }

  public static Order issued(
      ServiceFixture service, TestCaller by, String operationId, String... receivers) {
    return orders(service, by)
        .issueOrder(issue(service, operationId, receivers).build())
        .getOrder();
  }

  public static Order get(ServiceFixture service, TestCaller by, Order one) {
    return orders(service, by)
        .getOrder(
            GetOrderRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .build())
        .getOrder();
  }

  public static Order recalled(ServiceFixture service, TestCaller by, Order one) {
    return orders(service, by)
        .recallOrder(
            RecallOrderRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .setReason("The action days have become known.")
                .build())
        .getOrder();
  }

  public static OrderCopy received(ServiceFixture service, TestCaller by, Order one) {
    return orders(service, by)
        .receiveOrder(
            ReceiveOrderRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .build())
        .getCopy();
  }

  public static OrderReader read(ServiceFixture service, TestCaller by, Order one) {
    return orders(service, by)
        .confirmOrderRead(
            ConfirmOrderReadRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .build())
        .getReader();
  }

  public static OrderCopy destroyed(ServiceFixture service, TestCaller by, Order one) {
    return orders(service, by)
        .confirmOrderDestroyed(
            ConfirmOrderDestroyedRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setOrderId(one.getOrderId())
                .build())
        .getCopy();
  }
}
