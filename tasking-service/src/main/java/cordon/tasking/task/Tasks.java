package cordon.tasking.task;

import com.google.protobuf.MessageLite;
import cordon.platform.call.Caller;
import cordon.platform.command.Transaction;
import cordon.platform.feed.FeedReader;
import cordon.platform.projection.Projector;
import cordon.platform.refusal.RejectedException;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.time.Ids;
import cordon.tasking.TaskingReason;
import cordon.tasking.plan.KnownOperation;
import cordon.tasking.plan.OperationState;
import cordon.tasking.plan.PlanStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** What can be done with tasks, decided on what this service has observed of the plan. */
@Component
class Tasks {
  /** How old knowledge of the plan may be when a start is granted. */
  private static final Duration CURRENT = Duration.ofSeconds(5);

  private final TaskStore store;
  private final PlanStore plans;
  private final FeedReader feed;
  private final Projector projector;

  Tasks(TaskStore store, PlanStore plans, FeedReader feed, Projector projector) {
    this.store = store;
    this.plans = plans;
    this.feed = feed;
    this.projector = projector;
  }

  /** Asks a country of an operation that has not ended; before it begins, too. */
  Task issue(Transaction tx, String operationId, String executor, TaskSpec spec) {
    KnownOperation operation = plans.require(tx, operationId, tx.caller());
    if (operation.state() == OperationState.CONCLUDED) {
      throw notActive(operation);
    }
    String requester = tx.caller().country();
    if (requester != null) {
      plans.requireAccepted(operation, requester);
    }
    plans.requireAccepted(operation, executor);
    Task issued =
        store.insert(tx, Task.issue(Ids.next(), operationId, requester, executor, spec, tx.now()));
    plans.restOn(tx, operationId);
    return issued;
  }

  Task accept(Transaction tx, String id, OptionalLong seen) {
    return permit(
        tx,
        id,
        seen,
        before -> {
          requireParticipating(tx, before);
          return before.accept(tx.now());
        });
  }

  Task decline(Transaction tx, String id, OptionalLong seen, String reason) {
    tx.because(reason);
    return change(tx, id, seen, before -> before.decline(reason, tx.now()));
  }

  Task assign(Transaction tx, String id, OptionalLong seen, String team) {
    return permit(
        tx,
        id,
        seen,
        before -> {
          requireParticipating(tx, before);
          return before.assign(team, tx.now());
        });
  }

  /**
   * Grants a start, on current knowledge only.
   *
   * @throws RejectedException also PLAN_NOT_CURRENT, OPERATION_NOT_ACTIVE
   */
  Task start(Transaction tx, String id, OptionalLong seen, Optional<Instant> occurred) {
    // Before the first read: what the transaction sees of the plan is not older than this.
    Instant known = feed.current(projector.caughtUp());
    return permit(
        tx,
        id,
        seen,
        before -> {
          Task started = before.start(occurred.orElse(tx.now()), tx.now());
          requireCurrent(known, tx.now());
          KnownOperation operation = requireParticipating(tx, before);
          if (operation.state() != OperationState.ACTIVE) {
            throw notActive(operation);
          }
          return started;
        });
  }

  /** A report of fact: whatever has become of the plan meanwhile. */
  Task complete(Transaction tx, String id, OptionalLong seen, Optional<Instant> occurred) {
    return change(tx, id, seen, before -> before.complete(occurred.orElse(tx.now()), tx.now()));
  }

  Task get(Caller caller, String id) {
    return store.find(caller, id).orElseThrow(() -> RejectedException.notFound("task"));
  }

  <M extends MessageLite> ListPage<M> list(
      Caller caller, TaskFilter wanted, Listing<Task, M> listing) {
    return store.newest(caller, wanted, listing);
  }

  private Task change(Transaction tx, String id, OptionalLong seen, UnaryOperator<Task> move) {
    Task before = store.requireToExecute(tx, id);
    store.requireSeen(before, seen);
    return store.replace(tx, before, move.apply(before));
  }

  /** The same for what is granted on what is known of the plan. */
  private Task permit(Transaction tx, String id, OptionalLong seen, UnaryOperator<Task> move) {
    Task after = change(tx, id, seen, move);
    plans.restOn(tx, after.operationId());
    return after;
  }

  private KnownOperation requireParticipating(Transaction tx, Task task) {
    return plans.requireTakingPart(tx, task.operationId(), task.executor());
  }

  private static void requireCurrent(Instant known, Instant now) {
    Duration age = Duration.between(known, now);
    // Knowledge of a moment to come is that of a clock that has been set back since.
    if (age.abs().compareTo(CURRENT) > 0) {
      throw new RejectedException(
              TaskingReason.PLAN_NOT_CURRENT,
              "Nothing has been heard of the plan for too long; repeat the call in a moment.")
          .with("longest_seconds", Long.toString(CURRENT.toSeconds()));
    }
  }

  private static RejectedException notActive(KnownOperation operation) {
    return new RejectedException(TaskingReason.OPERATION_NOT_ACTIVE, "The operation is not active.")
        .with("state", operation.state().name());
  }
}
