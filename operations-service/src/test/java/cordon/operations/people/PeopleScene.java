package cordon.operations.people;

import static cordon.operations.PeopleFixture.KEYCLOAK;
import static cordon.operations.PeopleFixture.admission;
import static cordon.operations.PeopleFixture.people;

import cordon.common.v1.Role;
import cordon.operations.OperationsFixture;
import cordon.operations.v1.Admission;
import cordon.operations.v1.DeclinePersonRequest;
import cordon.operations.v1.GetPersonRequest;
import cordon.operations.v1.ListPeopleRequest;
import cordon.operations.v1.ListPeopleResponse;
import cordon.operations.v1.Person;
import cordon.operations.v1.RestorePersonRequest;
import cordon.operations.v1.SetRolesRequest;
import cordon.operations.v1.SetUnitRequest;
import cordon.operations.v1.SuspendPersonRequest;
import cordon.operations.v1.WithdrawPersonRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;

/** People of countries and the secretariat, and what their officers do about them. */
abstract class PeopleScene {
  static ServiceFixture service;

  @BeforeAll
  static void start(TestInfo test) {
    service = OperationsFixture.start(test.getTestClass().orElseThrow());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  static KeycloakFake.User user(Admission admission) {
    return Objects.requireNonNull(KEYCLOAK.user(admission.getPersonId()));
  }

  static Person get(TestCaller caller, String id) {
    return people(service, caller)
        .getPerson(GetPersonRequest.newBuilder().setPersonId(id).build())
        .getPerson();
  }

  static ListPeopleResponse list(TestCaller caller, String country) {
    return people(service, caller)
        .listPeople(ListPeopleRequest.newBuilder().setCountry(country).build());
  }

  static Admission suspend(TestCaller caller, String id) {
    return people(service, caller)
        .suspendPerson(
            SuspendPersonRequest.newBuilder().setPersonId(id).setReason("Has left.").build())
        .getAdmission();
  }

  static void restore(TestCaller caller, String id) {
    var _ =
        people(service, caller)
            .restorePerson(RestorePersonRequest.newBuilder().setPersonId(id).build());
  }

  static Admission decline(TestCaller caller, Admission waiting) {
    return people(service, caller)
        .declinePerson(
            DeclinePersonRequest.newBuilder()
                .setPersonId(waiting.getPersonId())
                .setReason("Not of this bureau.")
                .build())
        .getAdmission();
  }

  static void withdraw(TestCaller caller, Admission waiting) {
    var _ =
        people(service, caller)
            .withdrawPerson(
                WithdrawPersonRequest.newBuilder().setPersonId(waiting.getPersonId()).build());
  }

  static void roles(TestCaller caller, String id, Role... roles) {
    people(service, caller)
        .setRoles(SetRolesRequest.newBuilder().setPersonId(id).addAllRoles(List.of(roles)).build());
  }

  static void unit(TestCaller caller, String id, String unit) {
    people(service, caller)
        .setUnit(SetUnitRequest.newBuilder().setPersonId(id).setUnit(unit).build());
  }
}
