package cordon.reporting.outcome;

import cordon.platform.call.Caller;
import cordon.platform.projection.Projector;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One watcher of an outcome. Changes that come while the reader is slow are given once, as the
 * figures then stand, so a reader that stops costs nothing but itself.
 */
final class OutcomeWatchGrpcService {
  /** Another replica's projector may have done the work; then nobody wakes us. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Outcomes outcomes;
  private final Projector projector;
  private final Caller caller;
  private final String operationId;
  private final long seen;
  private final ServerCallStreamObserver<WatchOutcomeResponse> stream;
  private final Semaphore wake = new Semaphore(0);

  OutcomeWatchGrpcService(
      Outcomes outcomes,
      Projector projector,
      Caller caller,
      String operationId,
      long seen,
      ServerCallStreamObserver<WatchOutcomeResponse> stream) {
    this.outcomes = outcomes;
    this.projector = projector;
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
    projector.onProgress(changed);
    try {
      // Refused at once, also when there is nothing new to tell.
      var _ = outcomes.get(caller, operationId);
      long told = seen;
      while (!stream.isCancelled()) {
        long change = outcomes.lastChange(operationId);
        if (change != told && stream.isReady()) {
          told = change;
          stream.onNext(
              WatchOutcomeResponse.newBuilder()
                  .setOutcome(OutcomeMessages.message(outcomes.get(caller, operationId)))
                  .setEventId(Long.toString(change))
                  .build());
        }
        var _ = wake.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!stream.isCancelled()) {
        stream.onError(e);
      }
    } finally {
      projector.removeListener(changed);
    }
  }
}
