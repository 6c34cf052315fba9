package cordon.tasking.task;

import static cordon.tasking.TaskingFixture.aRaid;
import static cordon.tasking.TaskingFixture.field;
import static cordon.tasking.TaskingFixture.ncb;

import cordon.operations.v1.OperationState;
import cordon.tasking.TaskingFixture;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.Task;
import cordon.testsupport.TestCaller;
import java.util.List;

/** What the people of a task do with it, as the tests of tasking have them do. */
final class TaskActs {
  private final TaskingFixture tasking;

  TaskActs(TaskingFixture tasking) {
    this.tasking = tasking;
  }

  /** An operation under way in which these countries take part. */
  String active(String... countries) {
    return tasking.operation(OperationState.OPERATION_STATE_ACTIVE, countries);
  }

  String assigned(String operation) {
    String id = tasking.issued(operation, "NG").getTaskId();
    accept(ncb("NG"), id);
    assign(ncb("NG"), id);
    return id;
  }

  String askedByKenya(String operation) {
    return tasking.as(ncb("KE")).issueTask(aRaid(operation, "NG")).getTask().getTaskId();
  }

  Task get(TestCaller caller, String id) {
    return tasking.as(caller).getTask(GetTaskRequest.newBuilder().setTaskId(id).build()).getTask();
  }

  Task accept(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .acceptTask(AcceptTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  Task assign(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .assignTask(AssignTaskRequest.newBuilder().setTaskId(id).setTeam("Lagos 3").build())
        .getTask();
  }

  Task begin(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .startTask(StartTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  Task beginAtOnce(String id) {
    return tasking
        .atOnce(field("NG"))
        .startTask(StartTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  Task complete(TestCaller caller, String id) {
    return tasking
        .as(caller)
        .completeTask(CompleteTaskRequest.newBuilder().setTaskId(id).build())
        .getTask();
  }

  List<Task> list(TestCaller caller, String operation) {
    return tasking
        .as(caller)
        .listTasks(ListTasksRequest.newBuilder().setOperationId(operation).build())
        .getTasksList();
  }
}
