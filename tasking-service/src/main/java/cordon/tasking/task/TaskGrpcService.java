package cordon.tasking.task;

import static cordon.tasking.task.TaskMessages.message;
import static cordon.tasking.task.TaskMessages.time;

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
                message(tasks.issue(tx, r.getOperationId(), r.getExecutorCountry(), spec)))
        .command(
            TaskServiceGrpc.getAcceptTaskMethod(),
            (call, r) -> TaskMessages.approvals(r.getApprovalsList()),
            (tx, r, approvals) -> message(tasks.accept(tx, r.getTaskId(), approvals)))
        .command(
            TaskServiceGrpc.getDeclineTaskMethod(),
            (tx, r) -> message(tasks.decline(tx, r.getTaskId(), r.getReason())))
        .command(
            TaskServiceGrpc.getAssignTaskMethod(),
            (call, r) -> TaskMessages.approvals(r.getApprovalsList()),
            (tx, r, approvals) -> message(tasks.assign(tx, r.getTaskId(), r.getTeam(), approvals)))
        .command(
            TaskServiceGrpc.getStartTaskMethod(),
            (call, r) -> time(r.hasOccurredTime(), r.getOccurredTime()),
            (tx, r, occurred) -> message(tasks.start(tx, r.getTaskId(), occurred)))
        .command(
            TaskServiceGrpc.getReportTaskStartMethod(),
            (call, r) -> time(r.hasOccurredTime(), r.getOccurredTime()),
            (tx, r, occurred) -> message(tasks.reportStart(tx, r.getTaskId(), occurred)))
        .command(
            TaskServiceGrpc.getCompleteTaskMethod(),
            (call, r) -> time(r.hasOccurredTime(), r.getOccurredTime()),
            (tx, r, occurred) -> message(tasks.complete(tx, r.getTaskId(), occurred)))
        .read(
            TaskServiceGrpc.getGetTaskMethod(),
            (call, r) -> message(store.require(call, r.getTaskId())))
        .page(
            TaskServiceGrpc.getListTasksMethod(),
            Rows.of(Task::id, TaskMessages::message),
            (call, r, listing) -> store.newest(call, TaskMessages.filter(r), listing))
        .stream(
            TaskServiceGrpc.getWatchTasksMethod(),
            (call, r, stream) ->
                watches.start(
                    call, r.getOperationId(), r.getLastEventId(), stream, TaskMessages::news))
        .all();
  }
}
