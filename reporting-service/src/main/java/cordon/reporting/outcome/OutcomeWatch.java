package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.platform.rpc.EventStream;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * One watcher of an outcome, told when what they may see has changed and of nothing else. Changes
 * that come while the reader is slow are given once, as the figures then stand, so a reader that
 * stops costs nothing but itself.
 *
 * @param <M> the form in which they are told
 */
final class OutcomeWatch<M> {
  private static final long NOT_LOOKED = -1;

  private final Outcomes outcomes;
  private final WatchedOutcomes<M> watched;
  private final Function<M, String> eventId;
  private final Call call;
  private final String operationId;
  private final String seen;
  private final EventStream<M> stream;
  private final Semaphore wake = new Semaphore(0);

  OutcomeWatch(
      Outcomes outcomes,
      WatchedOutcomes<M> watched,
      Function<M, String> eventId,
      Call call,
      String operationId,
      String seen,
      EventStream<M> stream) {
    this.outcomes = outcomes;
    this.watched = watched;
    this.eventId = eventId;
    this.call = call;
    this.operationId = operationId;
    this.seen = seen;
    this.stream = stream;
  }

  void start() {
    stream.whenChanged(wake::release);
    var _ = Thread.ofVirtual().name("outcome-watch").start(() -> call.run(this::run));
  }

  private void run() {
    Runnable changed = wake::release;
    WatchedOutcome<M> outcome = null;
    try {
      outcomes.requireVisible(call, operationId);
      outcome = watched.watch(operationId, changed);
      outcome.refresh();
      tell(outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      stream.fail(e);
    } finally {
      if (outcome != null) {
        watched.leave(outcome, changed);
      }
    }
  }

  private void tell(WatchedOutcome<M> outcome) throws InterruptedException {
    String told = seen;
    long looked = NOT_LOOKED;
    while (!stream.isLeft()) {
      long change = outcome.change();
      if (change != looked && stream.isReady()) {
        looked = change;
        M event = outcome.outcome(call, change);
        String id = eventId.apply(event);
        if (!id.equals(told)) {
          told = id;
          stream.send(event);
        }
      }
      wake.acquire();
      wake.drainPermits();
    }
  }
}
