package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Semaphore;

/**
 * One watcher of an outcome, told when what they may see has changed and of nothing else. Changes
 * that come while the reader is slow are given once, as the figures then stand, so a reader that
 * stops costs nothing but itself.
 */
final class OutcomeWatchGrpcService {
  private final Outcomes outcomes;
  private static final long NOT_LOOKED = -1;

  private final WatchedOutcomes<WatchOutcomeResponse> watched;
  private final Call call;
  private final String operationId;
  private final String seen;
  private final ServerCallStreamObserver<WatchOutcomeResponse> stream;
  private final Semaphore wake = new Semaphore(0);

  OutcomeWatchGrpcService(
      Outcomes outcomes,
      WatchedOutcomes<WatchOutcomeResponse> watched,
      Call call,
      String operationId,
      String seen,
      ServerCallStreamObserver<WatchOutcomeResponse> stream) {
    this.outcomes = outcomes;
    this.watched = watched;
    this.call = call;
    this.operationId = operationId;
    this.seen = seen;
    this.stream = stream;
  }

  void start() {
    stream.setOnReadyHandler(wake::release);
    stream.setOnCancelHandler(wake::release);
    var _ = Thread.ofVirtual().name("outcome-watch").start(() -> call.run(this::run));
  }

  private void run() {
    Runnable changed = wake::release;
    WatchedOutcome<WatchOutcomeResponse> outcome = null;
    try {
      outcomes.requireVisible(call.caller(), operationId);
      outcome = watched.watch(operationId, changed);
      outcome.refresh();
      tell(outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!stream.isCancelled()) {
        stream.onError(e);
      }
    } finally {
      if (outcome != null) {
        watched.leave(outcome, changed);
      }
    }
  }

  private void tell(WatchedOutcome<WatchOutcomeResponse> outcome) throws InterruptedException {
    String told = seen;
    long looked = NOT_LOOKED;
    while (!stream.isCancelled()) {
      long change = outcome.change();
      if (change != looked && stream.isReady()) {
        looked = change;
        WatchOutcomeResponse event = outcome.outcome(call.caller(), change);
        if (!event.getEventId().equals(told)) {
          told = event.getEventId();
          stream.onNext(event);
        }
      }
      wake.acquire();
      wake.drainPermits();
    }
  }
}
