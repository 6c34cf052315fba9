package cordon.tasking.task;

import cordon.platform.call.Call;
import cordon.platform.journal.Blocks;
import cordon.platform.projection.Projector;
import cordon.platform.rpc.EventStream;
import cordon.platform.watch.SealedPositions;
import cordon.platform.watch.Watch;
import cordon.platform.watch.Watches;
import cordon.tasking.plan.PlanStore;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Tells who watches an operation's tasks what changes. */
@Component
class TaskWatches {
  private final TaskStore store;
  private final PlanStore plans;
  private final SealedPositions positions;
  private final Watches<WatchedTasks> watched;

  TaskWatches(
      TaskStore store,
      PlanStore plans,
      SealedPositions positions,
      @Qualifier("planProjector") Projector projector,
      Blocks blocks) {
    this.store = store;
    this.plans = plans;
    this.positions = positions;
    watched = new Watches<>(id -> new WatchedTasks(projector, blocks, plans, id));
  }

  /**
   * Begins.
   *
   * @param lastEventId of the event that the caller has seen last, or empty
   * @param form in which they are told
   */
  <M> void start(
      Call call,
      String operationId,
      String lastEventId,
      EventStream<M> stream,
      Function<TaskNews, M> form) {
    new Watch<>(watched, operationId, call, stream)
        .start(
            () -> plans.requireTakingPart(call, operationId),
            tasks ->
                new TasksTold<>(
                    tasks, store, plans, positions, form, call, operationId, lastEventId));
  }
}
