package cordon.tasking;

import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;

import cordon.operations.v1.ActionKind;
import cordon.operations.v1.Caveat;
import cordon.operations.v1.OperationState;
import cordon.operations.v1.PriorApproval;
import cordon.platform.conformance.CommandConformance;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.Approval;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.ReportTaskStartRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.Task;
import cordon.tasking.v1.TaskServiceGrpc;
import cordon.tasking.v1.WatchTasksRequest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class TaskingCommandTest extends CommandConformance {
  private static TaskingFixture tasking;
  private static String operation;

  @BeforeAll
  static void start() throws Exception {
    tasking = new TaskingFixture(TaskingCommandTest.class);
    operation = tasking.operation(OperationState.OPERATION_STATE_ACTIVE, "NG", "KE");
    // What is kept of caveats is looked at too.
    tasking.limit(
        operation,
        "KE",
        Caveat.newBuilder()
            .setKey("court")
            .setPriorApproval(
                PriorApproval.newBuilder()
                    .setAuthority("The court")
                    .addKinds(ActionKind.ACTION_KIND_RAID))
            .build());
    // Once it knows the operation and hears of the plan; a command of the suite waits for neither.
    var _ = issued();
    // What streams store is looked at too.
    var watch =
        TaskServiceGrpc.newBlockingV2Stub(tasking.as(ncb("NG")).getChannel())
            .watchTasks(WatchTasksRequest.newBuilder().setOperationId(operation).build());
    var _ = watch.read(20, TimeUnit.SECONDS);
    watch.cancel("read", null);
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
  protected List<Sample> samples() {
    return List.of(
        Sample.of("IssueTask", TaskingFixture.PLANNER, () -> aRaid(operation, "NG")),
        Sample.of(
            "AcceptTask",
            ncb("NG"),
            () -> {
              Task task = issued();
              return AcceptTaskRequest.newBuilder()
                  .setTaskId(task.getTaskId())
                  .setVersion(task.getVersion())
                  .build();
            }),
        Sample.of(
            "DeclineTask",
            ncb("NG"),
            () -> {
              Task task = issued();
              return DeclineTaskRequest.newBuilder()
                  .setTaskId(task.getTaskId())
                  .setVersion(task.getVersion())
                  .setReason("No people to spare")
                  .build();
            }),
        Sample.of(
            "AssignTask",
            ncb("NG"),
            () -> {
              Task task = accepted();
              return AssignTaskRequest.newBuilder()
                  .setTaskId(task.getTaskId())
                  .setVersion(task.getVersion())
                  .setTeam("Team 3")
                  .addApprovals(
                      Approval.newBuilder().setAuthority("The court").setReference("1/26"))
                  .build();
            }),
        Sample.of(
            "StartTask",
            field("NG"),
            () -> {
              Task task = assigned();
              return StartTaskRequest.newBuilder()
                  .setTaskId(task.getTaskId())
                  .setVersion(task.getVersion())
                  .build();
            }),
        Sample.of(
            "ReportTaskStart",
            field("NG"),
            () -> {
              Task task = assigned();
              return ReportTaskStartRequest.newBuilder()
                  .setTaskId(task.getTaskId())
                  .setVersion(task.getVersion())
                  .setOccurredTime(task.getUpdateTime())
                  .build();
            }),
        Sample.of(
            "CompleteTask",
            field("NG"),
            () -> {
              Task task = started();
              return CompleteTaskRequest.newBuilder()
                  .setTaskId(task.getTaskId())
                  .setVersion(task.getVersion())
                  .setOccurredTime(task.getStartedTime())
                  .build();
            }));
  }

  private static Task issued() {
    return tasking.issued(operation, "NG");
  }

  private static Task accepted() {
    return tasking
        .as(ncb("NG"))
        .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(issued().getTaskId()).build())
        .getTask();
  }

  private static Task assigned() {
    return tasking
        .as(ncb("NG"))
        .assignTask(
            AssignTaskRequest.newBuilder()
                .setTaskId(accepted().getTaskId())
                .setTeam("Team 3")
                .build())
        .getTask();
  }

  private static Task started() {
    return tasking
        .as(field("NG"))
        .startTask(StartTaskRequest.newBuilder().setTaskId(assigned().getTaskId()).build())
        .getTask();
  }
}
