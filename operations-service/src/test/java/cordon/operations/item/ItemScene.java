package cordon.operations.item;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.PreparationFixture.items;
import static cordon.operations.PreparationFixture.planned;

import cordon.operations.OperationsFixture;
import cordon.operations.v1.CountPlanningItemsRequest;
import cordon.operations.v1.CountPlanningItemsResponse;
import cordon.operations.v1.DropPlanningItemRequest;
import cordon.operations.v1.ListPlanningItemsRequest;
import cordon.operations.v1.PlanningItem;
import cordon.operations.v1.PlanningItemSpec;
import cordon.operations.v1.ReopenPlanningItemRequest;
import cordon.operations.v1.RevisePlanningItemRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** Items of an operation that is planned, in which two countries take part. */
abstract class ItemScene {
  static ServiceFixture service;
  String operation;

  @BeforeAll
  static void start(TestInfo test) {
    service = OperationsFixture.start(test.getTestClass().orElseThrow());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void begin() {
    operation = planned(service, "NG", "GH");
  }

  static UnaryOperator<ListPlanningItemsRequest.Builder> all() {
    return UnaryOperator.identity();
  }

  List<String> titles(TestCaller caller, UnaryOperator<ListPlanningItemsRequest.Builder> wanted) {
    return items(service, caller)
        .listPlanningItems(
            wanted.apply(ListPlanningItemsRequest.newBuilder().setOperationId(operation)).build())
        .getItemsList()
        .stream()
        .map(one -> one.getSpec().getTitle())
        .toList();
  }

  CountPlanningItemsResponse counted(TestCaller caller) {
    return items(service, caller)
        .countPlanningItems(
            CountPlanningItemsRequest.newBuilder().setOperationId(operation).build());
  }

  static PlanningItem drop(PlanningItem one) {
    return drop(PLANNER, one);
  }

  static PlanningItem drop(TestCaller caller, PlanningItem one) {
    return items(service, caller)
        .dropPlanningItem(
            DropPlanningItemRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setItemId(one.getItemId())
                .setReason("The unit sits in the ministry.")
                .build())
        .getItem();
  }

  static PlanningItem revise(PlanningItem one, PlanningItemSpec.Builder spec) {
    return revise(PLANNER, one, spec);
  }

  static PlanningItem revise(TestCaller caller, PlanningItem one, PlanningItemSpec.Builder spec) {
    return items(service, caller)
        .revisePlanningItem(
            RevisePlanningItemRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setItemId(one.getItemId())
                .setSpec(spec)
                .build())
        .getItem();
  }

  static PlanningItem reopen(TestCaller caller, PlanningItem one) {
    return items(service, caller)
        .reopenPlanningItem(
            ReopenPlanningItemRequest.newBuilder()
                .setOperationId(one.getOperationId())
                .setItemId(one.getItemId())
                .setReason("The host took the rooms back.")
                .build())
        .getItem();
  }
}
