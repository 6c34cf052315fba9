package cordon.reporting.outcome;

import cordon.platform.call.Call;
import cordon.platform.projection.Projector;
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
  private final WatchedOutcomes<cordon.reporting.v1.Outcome> watched;

  OutcomeGrpcService(Outcomes outcomes, Projector projector) {
    this.outcomes = outcomes;
    watched = new WatchedOutcomes<>(outcomes, projector, OutcomeMessages::message);
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
