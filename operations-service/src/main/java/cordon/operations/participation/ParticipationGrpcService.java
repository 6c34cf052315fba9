package cordon.operations.participation;

import static cordon.operations.participation.Participation.idOf;
import static cordon.operations.participation.ParticipationMessages.message;

import cordon.caveat.Caveat;
import cordon.operations.restriction.Restriction;
import cordon.operations.restriction.RestrictionMessages;
import cordon.operations.v1.ParticipationServiceGrpc;
import cordon.platform.contract.Texts;
import cordon.platform.rpc.Rows;
import cordon.platform.rpc.Rpcs;
import io.grpc.BindableService;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The contract's participation service. */
@Configuration(proxyBeanMethods = false)
class ParticipationGrpcService {
  /** All countries and territories. */
  private static final int USUAL_PAGE = 300;

  /** What an acceptance limits: actions, and data. */
  private record Limits(List<Caveat> caveats, List<Restriction> restrictions) {}

  @Bean
  BindableService participationService(
      Rpcs rpcs, Participations participations, Reminders reminders, ParticipationStore store) {
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
            ParticipationServiceGrpc.getRemindCountriesMethod(),
            (tx, r) ->
                ReminderMessages.reminded(
                    reminders.remind(
                        tx, r.getOperationId(), r.getCountriesList(), Texts.read(r.getMessage()))))
        .command(
            ParticipationServiceGrpc.getSetAgenciesMethod(),
            (call, r) -> AgencyMessages.read(r.getAgenciesList()),
            (tx, r, agencies) ->
                message(
                    participations.setAgencies(
                        tx, idOf(r.getOperationId(), r.getCountry()), agencies)))
        .command(
            ParticipationServiceGrpc.getAcceptParticipationMethod(),
            (call, r) ->
                new Limits(
                    ParticipationMessages.caveats(r.getCaveatsList()),
                    RestrictionMessages.restrictions(r.getRestrictionsList(), r.getCountry())),
            (tx, r, limits) ->
                message(
                    participations.accept(
                        tx,
                        idOf(r.getOperationId(), r.getCountry()),
                        limits.caveats(),
                        limits.restrictions())))
        .command(
            ParticipationServiceGrpc.getChangeCaveatsMethod(),
            (call, r) -> ParticipationMessages.caveats(r.getCaveatsList()),
            (tx, r, caveats) ->
                message(
                    participations.changeCaveats(
                        tx, idOf(r.getOperationId(), r.getCountry()), caveats, r.getReason())))
        .command(
            ParticipationServiceGrpc.getChangeRestrictionsMethod(),
            (call, r) -> RestrictionMessages.restrictions(r.getRestrictionsList(), r.getCountry()),
            (tx, r, restrictions) ->
                message(
                    participations.changeRestrictions(
                        tx, idOf(r.getOperationId(), r.getCountry()), restrictions, r.getReason())))
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
