package cordon.operations.participation;

import static cordon.operations.participation.Participation.idOf;
import static cordon.operations.participation.ParticipationMessages.message;

import cordon.operations.v1.ParticipationServiceGrpc;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's participation service. */
@Configuration(proxyBeanMethods = false)
class ParticipationGrpcService {
  /** All countries and territories. */
  private static final int USUAL_PAGE = 300;

  @Bean
  BindableService participationService(
      Rpcs rpcs, Participations participations, ParticipationStore store) {
    return rpcs.service(ParticipationServiceGrpc.getServiceDescriptor())
        .command(
            ParticipationServiceGrpc.getInviteCountryMethod(),
            (call, r) -> ParticipationMessages.asked(r),
            (tx, r, asked) -> message(participations.invite(tx, r.getOperationId(), asked)))
        .command(
            ParticipationServiceGrpc.getInviteCountriesMethod(),
            (call, r) -> ParticipationMessages.asked(r),
            (tx, r, asked) ->
                ParticipationMessages.invited(
                    participations.inviteMany(tx, r.getOperationId(), asked)))
        .command(
            ParticipationServiceGrpc.getAcceptParticipationMethod(),
            (call, r) -> ParticipationMessages.caveats(r.getCaveatsList()),
            (tx, r, caveats) ->
                message(
                    participations.accept(tx, idOf(r.getOperationId(), r.getCountry()), caveats)))
        .command(
            ParticipationServiceGrpc.getChangeCaveatsMethod(),
            (call, r) -> ParticipationMessages.caveats(r.getCaveatsList()),
            (tx, r, caveats) ->
                message(
                    participations.changeCaveats(
                        tx, idOf(r.getOperationId(), r.getCountry()), caveats, r.getReason())))
        .command(
            ParticipationServiceGrpc.getDeclineParticipationMethod(),
            (tx, r) ->
                message(
                    participations.decline(
                        tx, idOf(r.getOperationId(), r.getCountry()), r.getReason())))
        .command(
            ParticipationServiceGrpc.getWithdrawParticipationMethod(),
            (tx, r) ->
                message(
                    participations.withdraw(
                        tx, idOf(r.getOperationId(), r.getCountry()), r.getReason())))
        .read(
            ParticipationServiceGrpc.getGetParticipationMethod(),
            (call, r) -> message(store.require(call, idOf(r.getOperationId(), r.getCountry()))))
        .page(
            ParticipationServiceGrpc.getListParticipationsMethod(),
            Rows.of(Participation::country, ParticipationMessages::message).usually(USUAL_PAGE),
            (call, r, listing) -> store.of(call, r.getOperationId(), listing))
        .all();
  }
}
