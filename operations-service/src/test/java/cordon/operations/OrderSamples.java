package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.joined;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OrderFixture.field;
import static cordon.operations.OrderFixture.issue;
import static cordon.operations.OrderFixture.issued;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.AddOrderCopiesRequest;
import cordon.operations.v1.ConfirmOrderDestroyedRequest;
import cordon.operations.v1.ConfirmOrderReadRequest;
import cordon.operations.v1.Order;
import cordon.operations.v1.RecallOrderRequest;
import cordon.operations.v1.ReceiveOrderRequest;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.time.Duration;
import java.util.List;

/** A command of each kind on orders and their copies. */
final class OrderSamples {
  private OrderSamples() {}

  static List<Sample> of(ServiceFixture service) {
    return List.of(
        Sample.of(
            "IssueOrder",
            PLANNER,
            () -> {
              String operation = joined(service, "NG", "GH");
              var _ = issued(service, PLANNER, operation, "NG");
              return issue(service, operation, "GH", "NG")
                  .setDestroyTime(
                      Timestamp.newBuilder()
                          .setSeconds(
                              service.clock().instant().plus(Duration.ofDays(90)).getEpochSecond()))
                  .build();
            }),
        Sample.of(
            "AddOrderCopies",
            PLANNER,
            () -> {
              Order before = order(service);
              return AddOrderCopiesRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setOrderId(before.getOrderId())
                  .setVersion(before.getVersion())
                  .addReceiverCountries("GH")
                  .build();
            }),
        Sample.of(
            "RecallOrder",
            PLANNER,
            () -> {
              Order before = order(service);
              return RecallOrderRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setOrderId(before.getOrderId())
                  .setVersion(before.getVersion())
                  .setReason("The action days have become known.")
                  .build();
            }),
        Sample.of(
            "ReceiveOrder",
            ncb("NG"),
            () -> {
              Order before = order(service);
              return ReceiveOrderRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setOrderId(before.getOrderId())
                  .setVersion(1)
                  .build();
            }),
        Sample.of(
            "ConfirmOrderRead",
            field("NG", "one"),
            () -> {
              Order before = order(service);
              return ConfirmOrderReadRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setOrderId(before.getOrderId())
                  .build();
            }),
        Sample.of(
            "ConfirmOrderDestroyed",
            ncb("NG"),
            () -> {
              Order before = order(service);
              return ConfirmOrderDestroyedRequest.newBuilder()
                  .setOperationId(before.getOperationId())
                  .setOrderId(before.getOrderId())
                  .setVersion(1)
                  .setNote("With the two printed copies.")
                  .build();
            }));
  }

  private static Order order(ServiceFixture service) {
    return issued(service, PLANNER, joined(service, "NG", "GH"), "NG");
  }
}
