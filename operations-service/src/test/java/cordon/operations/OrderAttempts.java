package cordon.operations;

import cordon.operations.v1.AddOrderCopiesRequest;
import cordon.operations.v1.ConfirmOrderDestroyedRequest;
import cordon.operations.v1.ConfirmOrderReadRequest;
import cordon.operations.v1.GetOrderPdfRequest;
import cordon.operations.v1.GetOrderRequest;
import cordon.operations.v1.IssueOrderRequest;
import cordon.operations.v1.ListOrderCopiesForUsRequest;
import cordon.operations.v1.ListOrderCopiesRequest;
import cordon.operations.v1.ListOrderReadersRequest;
import cordon.operations.v1.ListOrdersRequest;
import cordon.operations.v1.Order;
import cordon.operations.v1.RecallOrderRequest;
import cordon.operations.v1.ReceiveOrderRequest;
import cordon.platform.conformance.Attempt;
import java.util.stream.Stream;

/** What those who may not try on an order. */
record OrderAttempts(Order order) {

  private String operation() {
    return order.getOperationId();
  }

  Stream<Attempt> all() {
    return Stream.of(
        Attempt.of(
            "IssueOrder",
            country ->
                IssueOrderRequest.newBuilder()
                    .setOperationId(operation())
                    .setHash(order.getRevisionHash())
                    .addReceiverCountries(country)
                    .build()),
        Attempt.of(
            "AddOrderCopies",
            country ->
                AddOrderCopiesRequest.newBuilder()
                    .setOperationId(operation())
                    .setOrderId(order.getOrderId())
                    .addReceiverCountries(country)
                    .build()),
        Attempt.of(
            "RecallOrder",
            RecallOrderRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .setReason("Not ours")
                .build()),
        Attempt.of(
            "GetOrder",
            GetOrderRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .build()),
        Attempt.of(
            "GetOrderPdf",
            GetOrderPdfRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .setLanguage("en")
                .build()),
        Attempt.of(
            "ListOrders", ListOrdersRequest.newBuilder().setOperationId(operation()).build()),
        Attempt.of(
            "ListOrderCopies",
            ListOrderCopiesRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .build()),
        Attempt.of(
            "ReceiveOrder",
            ReceiveOrderRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .build()),
        Attempt.of(
            "ConfirmOrderRead",
            ConfirmOrderReadRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .build()),
        Attempt.of(
            "ConfirmOrderDestroyed",
            ConfirmOrderDestroyedRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .build()),
        Attempt.of(
            "ListOrderReaders",
            ListOrderReadersRequest.newBuilder()
                .setOperationId(operation())
                .setOrderId(order.getOrderId())
                .build()),
        Attempt.of("ListOrderCopiesForUs", ListOrderCopiesForUsRequest.getDefaultInstance()));
  }
}
