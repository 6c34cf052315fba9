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
  private final Outcomes outcomes;
  private final WatchedOutcomes<WatchOutcomeResponse> watched;

  OutcomeGrpcService(Outcomes outcomes, Projector projector) {
    this.outcomes = outcomes;
    watched = new WatchedOutcomes<>(outcomes, projector, OutcomeMessages::event);
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
    new OutcomeWatchGrpcService(
            outcomes,
            watched,
            Call.current(),
            request.getOperationId(),
            request.getLastEventId(),
            stream)
        .start();
  }
}
