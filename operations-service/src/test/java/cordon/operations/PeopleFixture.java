package cordon.operations;

import static cordon.operations.DirectoryFixture.ADMINISTRATOR;
import static cordon.operations.OperationsFixture.APPROVER;
import static cordon.operations.OperationsFixture.ncb;

import cordon.common.v1.Role;
import cordon.operations.people.KeycloakFake;
import cordon.operations.v1.Admission;
import cordon.operations.v1.AdmitPersonRequest;
import cordon.operations.v1.PeopleServiceGrpc;
import cordon.operations.v1.PeopleServiceGrpc.PeopleServiceBlockingStub;
import cordon.operations.v1.ProposePersonRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/** People who are proposed and admitted, in a Keycloak inside the test. */
public final class PeopleFixture {
  public static final KeycloakFake KEYCLOAK = new KeycloakFake();
  public static final String PASSWORD = "only-for-one-sign-in_0123";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private PeopleFixture() {}

  public static PeopleServiceBlockingStub people(ServiceFixture service, TestCaller caller) {
    return PeopleServiceGrpc.newBlockingStub(service.channel(caller));
  }

  /** An officer of a country who is there, with a second factor that was just shown. */
  public static TestCaller officer(String country) {
    return there(ncb(country));
  }

  public static TestCaller administrator() {
    return there(ADMINISTRATOR);
  }

  public static TestCaller approver() {
    return there(APPROVER);
  }

  /** And whoever the conformance suite calls beside them. */
  public static TestCaller there(TestCaller caller) {
    TestCaller fresh = caller.withSecondFactor(Instant.now());
    for (String name : new String[] {caller.name(), caller.name() + "-other"}) {
      var one =
          new TestCaller(
              name, caller.client(), caller.country(), caller.roles(), null, caller.unit());
      if (KEYCLOAK.user(one.subject()) == null) {
        KEYCLOAK.has(one);
      }
    }
    return fresh;
  }

  public static ProposePersonRequest.Builder somebody(Role... roles) {
    int number = NUMBER.incrementAndGet();
    var request =
        ProposePersonRequest.newBuilder()
            .setUsername("zanele.o" + number)
            .setGivenName("Zanele")
            .setFamilyName("Okonkwo")
            .setMail("zanele.o" + number + "@police.example");
    for (Role role : roles) {
      request.addRoles(role);
    }
    return request;
  }

  public static ProposePersonRequest.Builder aFirstOfficer(String country) {
    return somebody(Role.ROLE_NCB_OFFICER).setCountry(country).setLetterReference("NCB/2026/1");
  }

  public static Admission proposed(
      ServiceFixture service, TestCaller by, ProposePersonRequest.Builder person) {
    return people(service, by).proposePerson(person.build()).getAdmission();
  }

  public static AdmitPersonRequest.Builder admission(Admission proposed) {
    return AdmitPersonRequest.newBuilder()
        .setPersonId(proposed.getPersonId())
        .setOneTimePassword(PASSWORD);
  }

  public static Admission admitted(ServiceFixture service, TestCaller by, Admission proposed) {
    return people(service, by).admitPerson(admission(proposed).build()).getAdmission();
  }
}
