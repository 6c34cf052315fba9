package cordon.tasking.task;

import static cordon.tasking.task.TaskMessages.message;
import static cordon.tasking.task.TaskMessages.time;

import cordon.platform.command.Transaction;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import cordon.tasking.v1.TaskServiceGrpc;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's task service. */
@Configuration(proxyBeanMethods = false)
class TaskGrpcService {

  @Bean
  BindableService taskService(Rpcs rpcs, Tasks tasks, TaskStore store, TaskWatches watches) {
    return rpcs
        .service(TaskServiceGrpc.getServiceDescriptor())
        .command(
            TaskServiceGrpc.getIssueTaskMethod(),
            (call, r) -> TaskMessages.spec(r.getSpec()),
            (tx, r, spec) ->
                told(tx, tasks.issue(tx, r.getOperationId(), r.getExecutorCountry(), spec)))
        .command(
            TaskServiceGrpc.getAcceptTaskMethod(),
            (call, r) -> TaskMessages.approvals(r.getApprovalsList()),
            (tx, r, approvals) -> told(tx, tasks.accept(tx, r.getTaskId(), approvals)))
        .command(
            TaskServiceGrpc.getDeclineTaskMethod(),
            (tx, r) -> told(tx, tasks.decline(tx, r.getTaskId(), r.getReason())))
        .command(
            TaskServiceGrpc.getAssignTaskMethod(),
            (call, r) -> TaskMessages.approvals(r.getApprovalsList()),
            (tx, r, approvals) -> told(tx, tasks.assign(tx, r.getTaskId(), r.getTeam(), approvals)))
        .command(
            TaskServiceGrpc.getStartTaskMethod(),
            (call, r) -> time(r.hasOccurredTime(), r.getOccurredTime()),
            (tx, r, occurred) -> told(tx, tasks.start(tx, r.getTaskId(), occurred)))
        .command(
            TaskServiceGrpc.getReportTaskStartMethod(),
            (call, r) -> time(r.hasOccurredTime(), r.getOccurredTime()),
            (tx, r, occurred) -> told(tx, tasks.reportStart(tx, r.getTaskId(), occurred)))
        .command(
            TaskServiceGrpc.getCompleteTaskMethod(),
            (call, r) -> time(r.hasOccurredTime(), r.getOccurredTime()),
            (tx, r, occurred) -> told(tx, tasks.complete(tx, r.getTaskId(), occurred)))
        .read(
            TaskServiceGrpc.getGetTaskMethod(),
            (call, r) -> message(store.require(call, r.getTaskId()), call.caller().country()))
        .page(
            TaskServiceGrpc.getListTasksMethod(),
            Rows.of(Task::id, one -> message(one, null)),
            (call, r, listing) ->
                store.newest(
                    call,
                    TaskMessages.filter(r),
                    listing.shownAs(one -> message(one, call.caller().country()))))
        .stream(
            TaskServiceGrpc.getWatchTasksMethod(),
            (call, r, stream) ->
                watches.start(
                    call,
                    r.getOperationId(),
                    r.getLastEventId(),
                    stream,
                    news -> TaskMessages.news(news, call.caller().country())))
        .all();
  }

  private static cordon.tasking.v1.Task told(Transaction tx, Task task) {
    return message(task, tx.caller().country());
  }
}
