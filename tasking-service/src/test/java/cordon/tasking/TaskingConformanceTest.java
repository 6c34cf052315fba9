package cordon.tasking;

import cordon.operations.v1.OperationState;
import cordon.platform.conformance.ContractReasons;
import cordon.platform.conformance.JournalConformance;
import cordon.platform.conformance.Rooms;
import cordon.platform.conformance.ServiceFixture;
import cordon.tasking.v1.TaskServiceGrpc;
import cordon.tasking.v1.TaskingRefusalReason;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskingConformanceTest extends JournalConformance {
  private static TaskingFixture tasking;
  private static String operation;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(TaskingConformanceTest.class);
    operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "KE");
    tasking.issued(operation, "NG");
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return tasking.service;
  }

  @Override
  protected String act(ServiceFixture at, String idempotencyKey, int variant) {
    var request = TaskingFixture.aRaid(operation, "NG").toBuilder();
    request.getSpecBuilder().setTitle("Variant " + variant);
    TaskingFixture.awaitCurrent(at);
    return TaskServiceGrpc.newBlockingStub(
            at.channel(TaskingFixture.PLANNER, Map.of("idempotency-key", idempotencyKey)))
        .issueTask(request.build())
        .getEntry();
  }

  @Test
  void the_rooms_are_kept() {
    Rooms.check(
        "cordon.tasking", "CaveatStore.caveats", "WatchedTasks.latest", "WatchedTasks.after");
  }

  @Test
  void every_reason_stands_in_the_contract_and_every_one_there_is_given() {
    ContractReasons.assertSame(
        TaskingReason.values(), TaskingRefusalReason.getDescriptor(), "TASKING_REFUSAL_REASON_");
  }
}
