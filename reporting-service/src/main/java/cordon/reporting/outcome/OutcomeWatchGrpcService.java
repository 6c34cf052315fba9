package cordon.reporting.outcome;

import cordon.platform.call.Caller;
import cordon.reporting.v1.Outcome;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.Semaphore;

/**
 * One watcher of an outcome. Changes that come while the reader is slow are given once, as the
 * figures then stand, so a reader that stops costs nothing but itself.
 */
final class OutcomeWatchGrpcService {
  private final Outcomes outcomes;
  private final WatchedOutcomes<Outcome> watched;
  private final Caller caller;
  private final String operationId;
  private final long seen;
  private final ServerCallStreamObserver<WatchOutcomeResponse> stream;
  private final Semaphore wake = new Semaphore(0);

  OutcomeWatchGrpcService(
      Outcomes outcomes,
      WatchedOutcomes<Outcome> watched,
      Caller caller,
      String operationId,
      long seen,
      ServerCallStreamObserver<WatchOutcomeResponse> stream) {
    this.outcomes = outcomes;
    this.watched = watched;
    this.caller = caller;
    this.operationId = operationId;
    this.seen = seen;
    this.stream = stream;
  }

  void start() {
    stream.setOnReadyHandler(wake::release);
    stream.setOnCancelHandler(wake::release);
    var _ = Thread.ofVirtual().name("outcome-watch").start(this::run);
  }

  private void run() {
    Runnable changed = wake::release;
    WatchedOutcome<Outcome> outcome = null;
    try {
      outcomes.requireVisible(caller, operationId);
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

  private void tell(WatchedOutcome<Outcome> outcome) throws InterruptedException {
    long told = seen;
    while (!stream.isCancelled()) {
      long change = outcome.change();
      if (change != told && stream.isReady()) {
        told = change;
        stream.onNext(
            WatchOutcomeResponse.newBuilder()
                .setOutcome(outcome.outcome(caller, change))
                .setEventId(Long.toString(change))
                .build());
      }
      wake.acquire();
      wake.drainPermits();
    }
  }
}
