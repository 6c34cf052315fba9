package cordon.tasking.task;

import cordon.plan.KnownOperation;
import cordon.plan.OperationState;
import cordon.platform.command.Transaction;
import cordon.platform.meter.MarkedFacts;
import cordon.platform.refusal.RejectedException;
import cordon.platform.state.Command;
import cordon.platform.time.Ids;
import cordon.tasking.TaskingReason;
import cordon.tasking.plan.CaveatStore;
import cordon.tasking.plan.PlanKnowledge;
import cordon.tasking.plan.PlanStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What can be done with tasks, decided on what this service has observed of the plan. */
@Component
class Tasks {
  private final TaskStore store;
  private final PlanStore plans;
  private final CaveatStore caveats;
  private final PlanKnowledge knowledge;
  private final MarkedFacts marked;

  Tasks(
      TaskStore store,
      PlanStore plans,
      CaveatStore caveats,
      PlanKnowledge knowledge,
      MarkedFacts marked) {
    this.store = store;
    this.plans = plans;
    this.caveats = caveats;
    this.knowledge = knowledge;
    this.marked = marked;
  }

  /**
   * Asks a country of an operation that is planned or active.
   *
   * @throws RejectedException also PLAN_NOT_CURRENT, OPERATION_NOT_ACTIVE, PARTICIPANT_KIND, CAVEAT
   */
  Task issue(Transaction tx, String operationId, String executor, TaskSpec spec) {
    Instant known = knowledge.asOf();
    KnownOperation operation = plans.require(tx, operationId);
    knowledge.requireCurrent(known, tx.now());
    requireGranting(operation);
    String requester = tx.caller().country();
    if (requester != null) {
      plans.requireAccepted(operation, requester);
    }
    plans.requireAccepted(operation, executor);
    plans.requireWhole(
        tx, operationId, requester == null ? List.of(executor) : List.of(executor, requester));
    limits(tx, operationId, executor).requireIssue(spec.action(), spec.due(), tx.now());
    Task issued =
        store.insert(
            tx,
            Task.issue(
                Ids.next(),
                operationId,
                requester,
                executor,
                spec,
                operation.isExercise(),
                tx.now()));
    plans.restOn(tx, operationId);
    return issued;
  }

  Task accept(Transaction tx, String id, List<Approval> approvals) {
    return permit(tx, id, TaskTable.ACCEPT, (before, _) -> before.accept(approvals, tx.now()));
  }

  Task decline(Transaction tx, String id, String reason) {
    tx.because(reason);
    return store.change(tx, id, before -> before.decline(reason, tx.now()));
  }

  Task assign(Transaction tx, String id, String team, List<Approval> approvals) {
    return permit(
        tx, id, TaskTable.ASSIGN, (before, _) -> before.assign(team, approvals, tx.now()));
  }

  /**
   * Grants a start.
   *
   * @throws RejectedException also PLAN_NOT_CURRENT, OPERATION_NOT_ACTIVE, CAVEAT
   */
  Task start(Transaction tx, String id, Optional<Instant> occurred) {
    return permit(
        tx,
        id,
        TaskTable.START,
        (before, operation) -> {
          Instant when = occurred.orElse(tx.now());
          Task started = before.start(when, tx.now());
          marked.count(tx, before.marksOfStart(when, tx.now()));
          if (operation.state() != OperationState.ACTIVE) {
            throw notActive(operation);
          }
          limits(tx, before.operationId(), before.executor()).requireStart(before, when, tx.now());
          return started;
        });
  }

  /** A report of fact: whatever state the task is in, and whatever has become of the plan. */
  Task reportStart(Transaction tx, String id, Optional<Instant> occurred) {
    Instant when = occurred.orElse(tx.now());
    return store.change(
        tx,
        id,
        before -> {
          marked.count(tx, before.marksOfReportedStart(when, tx.now()));
          return before.reportStart(when, tx.now());
        });
  }

  /** A report of fact, as {@link #reportStart}. */
  Task complete(Transaction tx, String id, Optional<Instant> occurred) {
    Instant when = occurred.orElse(tx.now());
    return store.change(
        tx,
        id,
        before -> {
          marked.count(tx, before.marksOfEnd(when, tx.now()));
          return before.complete(when, tx.now());
        });
  }

  /**
   * Changes what is granted to a country that takes part, on current knowledge of the plan.
   *
   * @throws RejectedException also PLAN_NOT_CURRENT, COUNTRY_NOT_PARTICIPATING,
   *     OPERATION_NOT_ACTIVE, PARTICIPANT_KIND
   */
  private Task permit(
      Transaction tx,
      String id,
      Command<TaskState> command,
      BiFunction<Task, KnownOperation, Task> move) {
    // Before the first read: what the transaction sees of the plan is not older than this.
    Instant known = knowledge.asOf();
    Task after =
        store.change(
            tx,
            id,
            before -> {
              // Before what may pass by itself: who repeats the call would be told this then.
              var _ = command.from(before.state());
              knowledge.requireCurrent(known, tx.now());
              plans.requireWhole(tx, before.operationId(), Set.of(before.executor()));
              KnownOperation operation =
                  plans.requireTakingPart(tx, before.operationId(), before.executor());
              requireGranting(operation);
              plans.requireFull(operation, before.executor());
              return move.apply(before, operation);
            });
    plans.restOn(tx, after.operationId());
    return after;
  }

  /** The country's caveats, which it and the secretariat may read. */
  private CaveatChecks limits(Transaction tx, String operationId, String executor) {
    String caller = tx.caller().country();
    return new CaveatChecks(
        caveats.of(tx, operationId, executor), executor, caller == null || caller.equals(executor));
  }

  private static void requireGranting(KnownOperation operation) {
    if (!operation.state().grants()) {
      throw notActive(operation);
    }
  }

  private static RejectedException notActive(KnownOperation operation) {
    return new RejectedException(
            TaskingReason.OPERATION_NOT_ACTIVE,
            switch (operation.state()) {
              case SUSPENDED ->
                  "The operation is suspended; repeat the call once it has been resumed.";
              case CANCELLED ->
                  "The operation was cancelled and grants nothing any more; what has happened is "
                      + "still reported.";
              case CONCLUDED, BOOKS_CLOSED ->
                  "The operation has ended and grants nothing any more; what has happened is still "
                      + "reported.";
              case PLANNED, ACTIVE, UNKNOWN ->
                  "The operation has not begun; repeat the call once it is active.";
            })
        .with("state", operation.state().name());
  }
}
