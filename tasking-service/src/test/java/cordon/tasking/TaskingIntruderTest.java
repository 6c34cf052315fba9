package cordon.tasking;

import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;

import cordon.operations.v1.OperationState;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.IntruderConformance;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.conformance.Standing;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.ReportTaskStartRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.TaskState;
import cordon.tasking.v1.WatchTasksRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class TaskingIntruderTest extends IntruderConformance {
  private static TaskingFixture tasking;
  private static String operation;
  private static String task;

  @BeforeAll
  static void start() {
    tasking = new TaskingFixture(TaskingIntruderTest.class);
    operation =
        tasking.operation(
            OperationState.OPERATION_STATE_ACTIVE, INSIDER, Standing.WITHDRAWN.country());
    tasking.participate(
        operation, INVITED.country(), ParticipationState.PARTICIPATION_STATE_INVITED);
    for (ParticipationState state :
        List.of(
            ParticipationState.PARTICIPATION_STATE_INVITED,
            ParticipationState.PARTICIPATION_STATE_DECLINED)) {
      tasking.participate(operation, Standing.DECLINED.country(), state);
    }
    tasking.participate(
        operation, Standing.WITHDRAWN.country(), ParticipationState.PARTICIPATION_STATE_WITHDRAWN);
    task = tasking.issued(operation, INSIDER).getTaskId();
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
  protected Set<String> ids() {
    return Set.of(operation, task);
  }

  @Override
  protected Set<String> secrets() {
    return Set.of(operation, task, "Lekki", "\"" + INSIDER + "\"");
  }

  @Override
  protected List<Attempt> attempts() {
    return List.of(
        Attempt.of("IssueTask", TaskingFixture.aRaid(operation, INSIDER))
            .known(INVITED, "COUNTRY_NOT_PARTICIPATING"),
        Attempt.of("AcceptTask", AcceptTaskRequest.newBuilder().setTaskId(task).build()),
        Attempt.of(
            "DeclineTask",
            DeclineTaskRequest.newBuilder().setTaskId(task).setReason("No people").build()),
        Attempt.of(
            "AssignTask", AssignTaskRequest.newBuilder().setTaskId(task).setTeam("One").build()),
        Attempt.of("StartTask", StartTaskRequest.newBuilder().setTaskId(task).build()),
        Attempt.of("ReportTaskStart", ReportTaskStartRequest.newBuilder().setTaskId(task).build()),
        Attempt.of("CompleteTask", CompleteTaskRequest.newBuilder().setTaskId(task).build()),
        Attempt.of("GetTask", GetTaskRequest.newBuilder().setTaskId(task).build()),
        Attempt.of("WatchTasks", WatchTasksRequest.newBuilder().setOperationId(operation).build()),
        Attempt.of("ListTasks", ListTasksRequest.newBuilder().setOperationId(operation).build()),
        Attempt.of(
            "ListTasks",
            ListTasksRequest.newBuilder()
                .setOperationId(operation)
                .setState(TaskState.TASK_STATE_ISSUED)
                .setExecutorCountry(INSIDER)
                .build()));
  }
}
