package cordon.tasking.task;

import static cordon.tasking.task.TaskMessages.message;
import static cordon.tasking.task.TaskMessages.seen;
import static cordon.tasking.task.TaskMessages.time;

import cordon.platform.call.Call;
import cordon.platform.command.Commands;
import cordon.platform.store.Listing;
import cordon.tasking.v1.AcceptTaskRequest;
import cordon.tasking.v1.AcceptTaskResponse;
import cordon.tasking.v1.AssignTaskRequest;
import cordon.tasking.v1.AssignTaskResponse;
import cordon.tasking.v1.CompleteTaskRequest;
import cordon.tasking.v1.CompleteTaskResponse;
import cordon.tasking.v1.DeclineTaskRequest;
import cordon.tasking.v1.DeclineTaskResponse;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.GetTaskResponse;
import cordon.tasking.v1.IssueTaskRequest;
import cordon.tasking.v1.IssueTaskResponse;
import cordon.tasking.v1.ListTasksRequest;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.ReportTaskStartRequest;
import cordon.tasking.v1.ReportTaskStartResponse;
import cordon.tasking.v1.StartTaskRequest;
import cordon.tasking.v1.StartTaskResponse;
import cordon.tasking.v1.TaskServiceGrpc.TaskServiceImplBase;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's task service. */
@GrpcService
class TaskGrpcService extends TaskServiceImplBase {
  private static final int DEFAULT_PAGE = 50;

  private final Commands commands;
  private final Tasks tasks;

  TaskGrpcService(Commands commands, Tasks tasks) {
    this.commands = commands;
    this.tasks = tasks;
  }

  @Override
  public void issueTask(IssueTaskRequest request, StreamObserver<IssueTaskResponse> observer) {
    commands.answer(
        request,
        observer,
        IssueTaskResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.issue(
                  tx,
                  request.getOperationId(),
                  request.getExecutorCountry(),
                  TaskMessages.spec(request.getSpec()));
          return IssueTaskResponse.newBuilder().setTask(message(task)).setEntry(tx.entry()).build();
        });
  }

  @Override
  public void acceptTask(AcceptTaskRequest request, StreamObserver<AcceptTaskResponse> observer) {
    commands.answer(
        request,
        observer,
        AcceptTaskResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.accept(
                  tx, request.getTaskId(), seen(request.hasVersion(), request.getVersion()));
          return AcceptTaskResponse.newBuilder()
              .setTask(message(task))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void declineTask(
      DeclineTaskRequest request, StreamObserver<DeclineTaskResponse> observer) {
    commands.answer(
        request,
        observer,
        DeclineTaskResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.decline(
                  tx,
                  request.getTaskId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getReason());
          return DeclineTaskResponse.newBuilder()
              .setTask(message(task))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void assignTask(AssignTaskRequest request, StreamObserver<AssignTaskResponse> observer) {
    commands.answer(
        request,
        observer,
        AssignTaskResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.assign(
                  tx,
                  request.getTaskId(),
                  seen(request.hasVersion(), request.getVersion()),
                  request.getTeam());
          return AssignTaskResponse.newBuilder()
              .setTask(message(task))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void startTask(StartTaskRequest request, StreamObserver<StartTaskResponse> observer) {
    commands.answer(
        request,
        observer,
        StartTaskResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.start(
                  tx,
                  request.getTaskId(),
                  seen(request.hasVersion(), request.getVersion()),
                  time(request.hasOccurredTime(), request.getOccurredTime()));
          return StartTaskResponse.newBuilder().setTask(message(task)).setEntry(tx.entry()).build();
        });
  }

  @Override
  public void reportTaskStart(
      ReportTaskStartRequest request, StreamObserver<ReportTaskStartResponse> observer) {
    commands.answer(
        request,
        observer,
        ReportTaskStartResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.reportStart(
                  tx,
                  request.getTaskId(),
                  seen(request.hasVersion(), request.getVersion()),
                  time(request.hasOccurredTime(), request.getOccurredTime()));
          return ReportTaskStartResponse.newBuilder()
              .setTask(message(task))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void completeTask(
      CompleteTaskRequest request, StreamObserver<CompleteTaskResponse> observer) {
    commands.answer(
        request,
        observer,
        CompleteTaskResponse.getDefaultInstance(),
        tx -> {
          Task task =
              tasks.complete(
                  tx,
                  request.getTaskId(),
                  seen(request.hasVersion(), request.getVersion()),
                  time(request.hasOccurredTime(), request.getOccurredTime()));
          return CompleteTaskResponse.newBuilder()
              .setTask(message(task))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void getTask(GetTaskRequest request, StreamObserver<GetTaskResponse> observer) {
    Task task = tasks.get(Call.current().caller(), request.getTaskId());
    observer.onNext(GetTaskResponse.newBuilder().setTask(message(task)).build());
    observer.onCompleted();
  }

  @Override
  public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> observer) {
    TaskFilter wanted = TaskMessages.filter(request);
    var page =
        tasks.list(
            Call.current().caller(),
            wanted,
            Listing.of(
                wanted.toString(),
                request.getPageToken(),
                request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize(),
                Task::id,
                TaskMessages::message));
    observer.onNext(
        ListTasksResponse.newBuilder()
            .addAllTasks(page.rows())
            .setNextPageToken(page.nextPageToken())
            .build());
    observer.onCompleted();
  }
}
