package cordon.operations;

import static cordon.operations.PeopleFixture.PASSWORD;
import static cordon.operations.PeopleFixture.somebody;
import static cordon.platform.conformance.Standing.INSIDER;

import cordon.common.v1.Role;
import cordon.operations.v1.Admission;
import cordon.operations.v1.AdmitPersonRequest;
import cordon.operations.v1.DeclinePersonRequest;
import cordon.operations.v1.GetPersonRequest;
import cordon.operations.v1.ListAdmissionsRequest;
import cordon.operations.v1.ListPeopleRequest;
import cordon.operations.v1.NamePeopleRequest;
import cordon.operations.v1.RestorePersonRequest;
import cordon.operations.v1.SetRolesRequest;
import cordon.operations.v1.SetUnitRequest;
import cordon.operations.v1.SuspendPersonRequest;
import cordon.operations.v1.WithdrawPersonRequest;
import cordon.platform.conformance.Attempt;
import cordon.platform.conformance.Standing;
import java.util.stream.Stream;

/** What others try with somebody of a country. */
final class PeopleAttempts {
  private PeopleAttempts() {}

  static Stream<Attempt> on(Admission officer) {
    String id = officer.getPersonId();
    return Stream.of(
        all(
            Attempt.of(
                "ProposePerson", somebody(Role.ROLE_FIELD_OFFICER).setCountry(INSIDER).build()),
            "NOT_YOURS_TO_ADMIT"),
        Attempt.of(
            "AdmitPerson",
            AdmitPersonRequest.newBuilder().setPersonId(id).setOneTimePassword(PASSWORD).build()),
        Attempt.of(
            "DeclinePerson",
            DeclinePersonRequest.newBuilder().setPersonId(id).setReason("No.").build()),
        Attempt.of("WithdrawPerson", WithdrawPersonRequest.newBuilder().setPersonId(id).build()),
        Attempt.of(
            "SuspendPerson",
            SuspendPersonRequest.newBuilder().setPersonId(id).setReason("Left.").build()),
        Attempt.of("RestorePerson", RestorePersonRequest.newBuilder().setPersonId(id).build()),
        Attempt.of(
            "SetRoles",
            SetRolesRequest.newBuilder().setPersonId(id).addRoles(Role.ROLE_PLANNER).build()),
        Attempt.of("SetUnit", SetUnitRequest.newBuilder().setPersonId(id).setUnit("Cyber").build()),
        Attempt.of("GetPerson", GetPersonRequest.newBuilder().setPersonId(id).build()),
        all(
            Attempt.of("ListPeople", ListPeopleRequest.newBuilder().setCountry(INSIDER).build()),
            "NOT_YOURS_TO_ADMIT"),
        Attempt.of("NamePeople", NamePeopleRequest.newBuilder().addPersonIds(id).build()),
        all(Attempt.of("ListAdmissions", ListAdmissionsRequest.getDefaultInstance()), "OK"));
  }

  /** That a country has people is no secret. */
  private static Attempt all(Attempt attempt, String reason) {
    Attempt known = attempt;
    for (Standing standing : Standing.values()) {
      known = known.known(standing, reason);
    }
    return known;
  }
}
