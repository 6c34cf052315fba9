package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.reporting.v1.GetOutcomeRequest;
import cordon.reporting.v1.GetOutcomeResponse;
import cordon.reporting.v1.OutcomeServiceGrpc.OutcomeServiceImplBase;
import cordon.reporting.v1.WatchOutcomeRequest;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.springframework.grpc.server.service.GrpcService;

/** The contract's outcome service. */
@GrpcService
class OutcomeGrpcService extends OutcomeServiceImplBase {
  private static final long NOTHING_SEEN = -1;

  private final Outcomes outcomes;
  private final WatchedOutcomes watched;

  OutcomeGrpcService(Outcomes outcomes, WatchedOutcomes watched) {
    this.outcomes = outcomes;
    this.watched = watched;
  }

  @Override
  public void getOutcome(GetOutcomeRequest request, StreamObserver<GetOutcomeResponse> observer) {
    Outcome outcome = outcomes.get(Call.current().caller(), request.getOperationId());
    observer.onNext(
        GetOutcomeResponse.newBuilder().setOutcome(OutcomeMessages.message(outcome)).build());
    observer.onCompleted();
  }

  @Override
  public void watchOutcome(
      WatchOutcomeRequest request, StreamObserver<WatchOutcomeResponse> observer) {
    var stream = (ServerCallStreamObserver<WatchOutcomeResponse>) observer;
    String last = request.getLastEventId();
    new OutcomeWatchGrpcService(
            outcomes,
            watched,
            Call.current().caller(),
            request.getOperationId(),
            last.isEmpty() ? NOTHING_SEEN : Long.parseLong(last),
            stream)
        .start();
  }
}
