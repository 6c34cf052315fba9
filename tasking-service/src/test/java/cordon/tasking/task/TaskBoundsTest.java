package cordon.tasking.task;

import static cordon.tasking.TaskingFixture.PLANNER;
import static cordon.tasking.TaskingFixture.aRaid;

import com.google.protobuf.Timestamp;
import cordon.operations.v1.OperationState;
import cordon.platform.conformance.ContractBounds;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.StartTaskRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What comes in by native gRPC at the bounds of its field goes out as JSON. */
class TaskBoundsTest {
  private static TaskingFixture tasking;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(TaskBoundsTest.class);
  }

  @AfterAll
  static void stop() {
    tasking.close();
  }

  @Test
  void a_task_at_its_bounds_is_written_by_one_door_and_read_by_the_other() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "XK");
    IssueTaskRequest.Builder sample = aRaid(operation, "NG").toBuilder();
    sample
        .getSpecBuilder()
        .getLegalAuthorityBuilder()
        .setKind("warrant")
        .setIssuer("Federal High Court, Lagos")
        .setValidUntilTime(Timestamp.newBuilder().setSeconds(4_000_000_000L));

    ContractBounds.hold(
        sample.build(),
        request -> tasking.as(PLANNER).issueTask(request),
        () ->
            tasking
                .as(PLANNER)
                .listTasks(
                    ListTasksRequest.newBuilder()
                        .setOperationId(operation)
                        .setPageSize(200)
                        .build()));
  }

  @Test
  void a_start_too() {
    String operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG");
    String id = tasking.issued(operation, "NG").getTaskId();

    ContractBounds.hold(
        StartTaskRequest.newBuilder().setTaskId(id).build(),
        request -> tasking.as(TaskingFixture.field("NG")).startTask(request),
        () ->
            tasking
                .as(PLANNER)
                .listTasks(ListTasksRequest.newBuilder().setOperationId(operation).build()));
  }
}
