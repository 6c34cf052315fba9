package cordon.reporting.outcome;

import static cordon.reporting.outcome.OutcomeMessages.message;

import cordon.platform.projection.Projector;
import cordon.platform.rpc.Rpcs;
import cordon.platform.watch.Watch;
import cordon.platform.watch.Watches;
import cordon.reporting.v1.OutcomeServiceGrpc;
import cordon.reporting.v1.WatchOutcomeResponse;
import io.grpc.BindableService;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's outcome service. */
@Configuration(proxyBeanMethods = false)
class OutcomeGrpcService {

  /** Since yesterday at this hour. */
  private static final int DEFAULT_HOURS = 24;

  @Bean
  BindableService outcomeService(
      Rpcs rpcs,
      Outcomes outcomes,
      OutcomeByDay byDay,
      @Qualifier("outcomeProjector") Projector projector) {
    var watched =
        new Watches<WatchedOutcome<WatchOutcomeResponse>>(operationId ->
            new WatchedOutcome<>(outcomes, projector, OutcomeMessages::event, operationId));
    return rpcs
        .service(OutcomeServiceGrpc.getServiceDescriptor())
        .read(
            OutcomeServiceGrpc.getGetOutcomeMethod(),
            (call, r) -> message(outcomes.get(call, r.getOperationId())))
        .read(
            OutcomeServiceGrpc.getGetOutcomeDaysMethod(),
            (call, r) ->
                OutcomeByDayMessages.message(
                    byDay.days(
                        call,
                        r.getOperationId(),
                        r.getIndicator(),
                        OutcomeByDayMessages.dimension(r.getColumn()),
                        r.getCountry(),
                        r.getLastDay())))
        .read(
            OutcomeServiceGrpc.getGetEarlierOutcomeMethod(),
            (call, r) ->
                OutcomeByDayMessages.earlier(
                    outcomes.earlier(
                        call,
                        r.getOperationId(),
                        r.getHours() == 0 ? DEFAULT_HOURS : r.getHours())))
        .stream(
            OutcomeServiceGrpc.getWatchOutcomeMethod(),
            (call, r, stream) ->
                new Watch<>(watched, r.getOperationId(), call, stream)
                    .start(
                        () -> outcomes.requireVisible(call, r.getOperationId()),
                        outcome ->
                            new OutcomeTold<>(
                                outcome,
                                WatchOutcomeResponse::getEventId,
                                call,
                                r.getLastEventId())))
        .all();
  }
}
