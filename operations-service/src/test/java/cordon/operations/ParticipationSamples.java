package cordon.operations;

import static cordon.operations.OperationsFixture.PLANNER;
import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.active;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.invitation;
import static cordon.operations.OperationsFixture.invitations;
import static cordon.operations.OperationsFixture.ncb;
import static cordon.operations.OperationsFixture.participations;
import static cordon.operations.OperationsFixture.stand;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.RestrictionFixture.notTo;
import static cordon.operations.RestrictionFixture.restrictions;
import static cordon.operations.RestrictionFixture.strict;

import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import java.util.stream.Stream;

/** Commands on participations that are accepted. */
final class ParticipationSamples {
  private final ServiceFixture service;

  private ParticipationSamples(ServiceFixture service) {
    this.service = service;
  }

  static Stream<Sample> of(ServiceFixture service) {
    return new ParticipationSamples(service).all();
  }

  private Stream<Sample> all() {
    return Stream.of(
        Sample.of(
            "InviteCountry", PLANNER, () -> invitation(active(service).getOperationId(), "NG")),
        Sample.of(
            "InviteCountries",
            PLANNER,
            () -> {
              String id = active(service).getOperationId();
              stand(service, id, "KE", ParticipationState.PARTICIPATION_STATE_DECLINED);
              return invitations(id, "NG", "KE", "GH").build();
            }),
        Sample.of(
            "RemindCountries",
            PLANNER,
            () -> {
              String id = active(service).getOperationId();
              var _ =
                  participations(service, PLANNER)
                      .inviteCountries(invitations(id, "NG", "KE").build());
              return ParticipationFixture.reminder(id, "NG", "KE").build();
            }),
        Sample.of(
            "SetAgencies",
            ncb("NG"),
            () -> {
              Participation invited = standing(ParticipationState.PARTICIPATION_STATE_INVITED);
              return ParticipationFixture.agencies(invited.getOperationId(), "NG")
                  .setVersion(invited.getVersion())
                  .build();
            }),
        Sample.of(
            "AcceptParticipation",
            ncb("NG"),
            () -> {
              Participation invited = standing(ParticipationState.PARTICIPATION_STATE_INVITED);
              return acceptance(invited.getOperationId(), "NG").toBuilder()
                  .setVersion(invited.getVersion())
                  .build();
            }),
        Sample.of(
            "ChangeCaveats",
            ncb("NG"),
            () -> {
              Participation accepted = standing(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
              return caveats(accepted.getOperationId(), "NG")
                  .setVersion(accepted.getVersion())
                  .build();
            }),
        Sample.of(
            "ChangeRestrictions",
            ncb("NG"),
            () -> {
              Participation accepted = standing(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
              return restrictions(accepted.getOperationId(), "NG", notTo("KE"), strict())
                  .setVersion(accepted.getVersion())
                  .build();
            }),
        Sample.of(
            "DeclineParticipation",
            ncb("NG"),
            () -> {
              Participation invited = standing(ParticipationState.PARTICIPATION_STATE_INVITED);
              return DeclineParticipationRequest.newBuilder()
                  .setOperationId(invited.getOperationId())
                  .setCountry("NG")
                  .setVersion(invited.getVersion())
                  .setReason("No people to spare")
                  .build();
            }),
        Sample.of(
            "WithdrawParticipation",
            ncb("NG"),
            () -> {
              Participation accepted = standing(ParticipationState.PARTICIPATION_STATE_ACCEPTED);
              return withdrawal(accepted.getOperationId(), "NG").toBuilder()
                  .setVersion(accepted.getVersion())
                  .build();
            }));
  }

  private Participation standing(ParticipationState state) {
    String id = active(service).getOperationId();
    stand(service, id, "NG", state);
    return participations(service, ncb("NG"))
        .getParticipation(
            GetParticipationRequest.newBuilder().setOperationId(id).setCountry("NG").build())
        .getParticipation();
  }
}
