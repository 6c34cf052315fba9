package cordon.operations;

import static cordon.operations.OperationsFixture.acceptance;
import static cordon.operations.OperationsFixture.caveats;
import static cordon.operations.OperationsFixture.withdrawal;
import static cordon.operations.PreparationFixture.country;
import static cordon.operations.RestrictionFixture.restrictions;
import static cordon.platform.conformance.Standing.DECLINED;
import static cordon.platform.conformance.Standing.INSIDER;
import static cordon.platform.conformance.Standing.INVITED;
import static cordon.platform.conformance.Standing.STRANGER;
import static cordon.platform.conformance.Standing.WITHDRAWN;

import cordon.operations.v1.DeclineParticipationRequest;
import cordon.operations.v1.GetParticipationAsOfRequest;
import cordon.operations.v1.GetParticipationRequest;
import cordon.operations.v1.ListParticipationChangesRequest;
import cordon.operations.v1.ListParticipationsRequest;
import cordon.platform.conformance.Attempt;
import java.util.List;

/** What anybody may try with the participations of an operation. */
record ParticipationAttempts(String id) {

  List<Attempt> all() {
    return List.of(
        Attempt.of("ListParticipationChanges", changes(INSIDER)),
        Attempt.of("ListParticipationChanges", this::changes)
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of("GetParticipationAsOf", asOf(INSIDER)),
        Attempt.of("GetParticipationAsOf", this::asOf)
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of("InviteCountry", country -> OperationsFixture.invitation(id, country)),
        Attempt.of(
            "InviteCountries", country -> OperationsFixture.invitations(id, country, "ZM").build()),
        Attempt.of(
            "RemindCountries", country -> ParticipationFixture.reminder(id, country, "ZM").build()),
        Attempt.of("SetAgencies", ParticipationFixture.agencies(id, INSIDER).build()),
        Attempt.of(
            "SetAgencies", country -> ParticipationFixture.agencies(id, stranger(country)).build()),
        // The insider's participation, and the caller's own, which a stranger has none of.
        Attempt.of("AcceptParticipation", acceptance(id, INSIDER)),
        Attempt.of("AcceptParticipation", country -> acceptance(id, stranger(country))),
        Attempt.of("ChangeCaveats", caveats(id, INSIDER).build()),
        Attempt.of("ChangeCaveats", country -> caveats(id, stranger(country)).build()),
        Attempt.of("ChangeRestrictions", restrictions(id, INSIDER).build()),
        Attempt.of("ChangeRestrictions", country -> restrictions(id, stranger(country)).build()),
        Attempt.of("DeclineParticipation", decline(INSIDER)),
        Attempt.of("DeclineParticipation", country -> decline(stranger(country))),
        Attempt.of("WithdrawParticipation", withdrawal(id, INSIDER)),
        Attempt.of("WithdrawParticipation", country -> withdrawal(id, stranger(country))),
        Attempt.of("PreviewWithdrawal", JoiningFixture.preview(id, INSIDER)),
        Attempt.of("PreviewWithdrawal", country -> JoiningFixture.preview(id, country))
            .known(INVITED, "ILLEGAL_MOVE")
            .known(DECLINED, "ILLEGAL_MOVE")
            .known(WITHDRAWN, "ILLEGAL_MOVE"),
        Attempt.of("GetCatchUp", JoiningFixture.catchUp(id, INSIDER)),
        Attempt.of("GetCatchUp", country -> JoiningFixture.catchUp(id, country))
            .known(INVITED, "ILLEGAL_MOVE")
            .known(DECLINED, "ILLEGAL_MOVE")
            .known(WITHDRAWN, "ILLEGAL_MOVE"),
        Attempt.of("SurveyCountries", JoiningFixture.survey(id)),
        Attempt.of("GetParticipation", get(INSIDER)),
        Attempt.of("GetParticipation", this::get)
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"),
        Attempt.of(
                "ListParticipations",
                ListParticipationsRequest.newBuilder().setOperationId(id).build())
            .known(INVITED, "OK")
            .known(DECLINED, "OK")
            .known(WITHDRAWN, "OK"));
  }

  private static String stranger(String country) {
    return country.equals(STRANGER.country()) ? country : INSIDER;
  }

  private DeclineParticipationRequest decline(String country) {
    return DeclineParticipationRequest.newBuilder()
        .setOperationId(id)
        .setCountry(country)
        .setReason("Not ours")
        .build();
  }

  private GetParticipationRequest get(String country) {
    return GetParticipationRequest.newBuilder().setOperationId(id).setCountry(country).build();
  }

  private ListParticipationChangesRequest changes(String country) {
    return ListParticipationChangesRequest.newBuilder()
        .setOperationId(id)
        .setCountry(country)
        .build();
  }

  private GetParticipationAsOfRequest asOf(String country) {
    return GetParticipationAsOfRequest.newBuilder().setOperationId(id).setCountry(country).build();
  }
}
