package cordon.operations.people;

import static cordon.operations.DirectoryFixture.aCountry;
import static cordon.operations.DirectoryFixture.added;
import static cordon.operations.PeopleFixture.KEYCLOAK;
import static cordon.operations.PeopleFixture.PASSWORD;
import static cordon.operations.PeopleFixture.aFirstOfficer;
import static cordon.operations.PeopleFixture.administrator;
import static cordon.operations.PeopleFixture.admission;
import static cordon.operations.PeopleFixture.admitted;
import static cordon.operations.PeopleFixture.approver;
import static cordon.operations.PeopleFixture.officer;
import static cordon.operations.PeopleFixture.people;
import static cordon.operations.PeopleFixture.proposed;
import static cordon.operations.PeopleFixture.somebody;
import static cordon.operations.PeopleFixture.there;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.Role;
import cordon.operations.v1.Admission;
import cordon.operations.v1.AdmissionState;
import cordon.operations.v1.ListAdmissionsRequest;
import cordon.operations.v1.ListPeopleRequest;
import cordon.operations.v1.ListPeopleResponse;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How people are proposed and admitted, and who is shown them. */
class PeopleServiceTest extends PeopleScene {

  @Test
  void a_first_officer_is_proposed_by_one_and_admitted_by_another() {
    added(service, aCountry("SN"));
    Admission waiting = proposed(service, administrator(), aFirstOfficer("SN"));
    KeycloakFake.User account = user(waiting);

    assertThat(account.enabled()).isFalse();
    assertThat(account.paths).containsExactly("/proposed");
    assertThat(reasonOf(() -> admitted(service, administrator(), waiting)))
        .isEqualTo("SAME_PERSON");
    assertThat(reasonOf(() -> admitted(service, officer("NG"), waiting))).isEqualTo("NOT_FOUND");

    Admission done = admitted(service, approver(), waiting);

    assertThat(done.getState()).isEqualTo(AdmissionState.ADMISSION_STATE_ADMITTED);
    assertThat(done.getFirstOfficer()).isTrue();
    assertThat(account.enabled()).isTrue();
    assertThat(account.paths).containsExactly("/countries/SN");
    assertThat(account.roles).containsExactly("ncb-officer");
    assertThat(account.password).containsEntry("value", PASSWORD).containsEntry("temporary", true);
    assertThat(account.said.get("requiredActions"))
        .isEqualTo(List.of("UPDATE_PASSWORD", "CONFIGURE_TOTP"));
    assertThat(reasonOf(() -> proposed(service, administrator(), aFirstOfficer("SN"))))
        .isEqualTo("FIRST_OFFICER_THERE");
  }

  @Test
  void what_goes_wrong_with_a_first_officer_is_told() {
    added(service, aCountry("TD"));
    assertThat(reasonOf(() -> proposed(service, administrator(), aFirstOfficer("XK"))))
        .isEqualTo("UNKNOWN_COUNTRY");
    assertThat(
            reasonOf(() ->
                proposed(service, administrator(), aFirstOfficer("TD").clearLetterReference())))
        .isEqualTo("INCONSISTENT");
    assertThat(
            reasonOf(() ->
                proposed(
                    service, administrator(), aFirstOfficer("TD").addRoles(Role.ROLE_PLANNER))))
        .isEqualTo("ROLE_NOT_GIVEN");
    proposed(service, approver(), aFirstOfficer("TD"));
    assertThat(reasonOf(() -> proposed(service, administrator(), aFirstOfficer("TD"))))
        .isEqualTo("FIRST_OFFICER_THERE");
    assertThat(reasonOf(() -> proposed(service, approver(), somebody(Role.ROLE_PLANNER))))
        .isEqualTo("NOT_YOURS_TO_ADMIT");
  }

  @Test
  void a_bureau_of_two_admits_its_own_by_one_officer() {
    TestCaller ours = officer("GH");
    Admission waiting = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER).setUnit("Cyber"));

    assertThat(reasonOf(() -> admitted(service, administrator(), waiting))).isEqualTo("NOT_FOUND");
    admitted(service, ours, waiting);

    assertThat(user(waiting).paths).containsExactly("/countries/GH/Cyber");
    assertThat(reasonOf(() -> proposed(service, ours, somebody(Role.ROLE_ADMINISTRATOR))))
        .isEqualTo("ROLE_NOT_GIVEN");
    assertThat(
            reasonOf(
                () -> proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER).setCountry("NG"))))
        .isEqualTo("NOT_YOURS_TO_ADMIT");
  }

  @Test
  void a_proposal_that_is_declined_or_taken_back_leaves_no_account() {
    TestCaller ours = officer("RW");
    Admission one = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));
    Admission two = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));

    Admission declined = decline(ours, one);
    withdraw(ours, two);

    assertThat(declined.getReason()).isEqualTo("Not of this bureau.");
    assertThat(KEYCLOAK.user(one.getPersonId())).isNull();
    assertThat(KEYCLOAK.user(two.getPersonId())).isNull();
    assertThat(reasonOf(() -> admitted(service, ours, one))).isEqualTo("ILLEGAL_MOVE");
    assertThat(get(ours, one.getPersonId()).getUsername()).isEmpty();
  }

  @Test
  void an_approver_who_was_suspended_admits_no_first_officer() {
    added(service, aCountry("DJ"));
    TestCaller gone = there(TestIdentity.person("approver-gone").roles("approver"));
    Admission waiting = proposed(service, administrator(), aFirstOfficer("DJ"));
    suspend(administrator(), gone.subject());

    assertThat(reasonOf(() -> admitted(service, gone, waiting))).isEqualTo("ROLE_REQUIRED");
    assertThat(reasonOf(() -> proposed(service, gone, aFirstOfficer("DJ"))))
        .isEqualTo("ROLE_REQUIRED");
    admitted(service, approver(), waiting);
  }

  @Test
  void a_program_of_a_country_is_nobody_who_is_admitted_or_admits() {
    added(service, aCountry("MZ"));
    TestCaller program = TestIdentity.person("MZ-program").roles("ncb-officer").country("MZ");
    KEYCLOAK.has(program.subject(), "service-account-mz", "/countries/MZ", "ncb-officer");

    admitted(service, approver(), proposed(service, administrator(), aFirstOfficer("MZ")));

    TestCaller ours = there(TestIdentity.person("MZ-second").roles("ncb-officer").country("MZ"));
    assertThat(reasonOf(() -> suspend(ours, program.subject()))).isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> roles(ours, program.subject(), Role.ROLE_APPROVER)))
        .isEqualTo("NOT_FOUND");
    assertThat(reasonOf(() -> get(ours, program.subject()))).isEqualTo("NOT_FOUND");
    assertThat(list(ours, "").getPeopleList())
        .noneMatch(one -> one.getPersonId().equals(program.subject()));
    assertThat(reasonOf(() -> proposed(service, program, somebody(Role.ROLE_FIELD_OFFICER))))
        .isEqualTo("ROLE_REQUIRED");
    assertThat(
            reasonOf(() ->
                proposed(
                    service,
                    ours,
                    somebody(Role.ROLE_FIELD_OFFICER).setUsername("service-account-x"))))
        .isEqualTo("INCONSISTENT");
  }

  @Test
  void a_country_lists_its_own_people_page_by_page() {
    TestCaller ours = officer("CM");
    for (int i = 0; i < 7; i++) {
      there(
          TestIdentity.person("CM-" + i)
              .roles(i % 2 == 0 ? "field-officer" : "planner")
              .country("CM")
              .unit("Unit " + i % 3));
    }
    var seen = new ArrayList<String>();
    String token = "";
    do {
      ListPeopleResponse page =
          people(service, ours)
              .listPeople(
                  ListPeopleRequest.newBuilder().setPageSize(3).setPageToken(token).build());
      assertThat(page.getPeopleCount()).isLessThanOrEqualTo(3);
      page.getPeopleList().forEach(one -> seen.add(one.getUsername()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(seen).hasSize(16).doesNotHaveDuplicates().allMatch(name -> name.startsWith("CM"));
    assertThat(reasonOf(() -> list(ours, "NG"))).isEqualTo("NOT_YOURS_TO_ADMIT");
    assertThat(list(administrator(), "CM").getPeopleList())
        .isNotEmpty()
        .allMatch(one -> one.getRolesList().contains(Role.ROLE_NCB_OFFICER));
    assertThat(list(administrator(), "").getPeopleList())
        .isNotEmpty()
        .allMatch(one -> one.getCountry().isEmpty());
  }

  @Test
  void waiting_proposals_are_listed_with_who_they_are_for_whom_they_concern() {
    TestCaller ours = officer("CI");
    Admission waiting = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));
    var wanted =
        ListAdmissionsRequest.newBuilder()
            .setState(AdmissionState.ADMISSION_STATE_PROPOSED)
            .build();

    assertThat(people(service, ours).listAdmissions(wanted).getPeopleList())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.getPersonId()).isEqualTo(waiting.getPersonId());
          assertThat(one.getFamilyName()).isEqualTo("Okonkwo");
          assertThat(one.getRolesList()).containsExactly(Role.ROLE_FIELD_OFFICER);
        });
    assertThat(people(service, officer("GA")).listAdmissions(wanted).getPeopleList()).isEmpty();
    assertThat(people(service, approver()).listAdmissions(wanted).getPeopleList())
        .noneMatch(one -> one.getPersonId().equals(waiting.getPersonId()));
    assertThat(reasonOf(() -> get(approver(), waiting.getPersonId()))).isEqualTo("NOT_FOUND");
  }

  @Test
  void of_two_who_admit_at_once_one_does() throws InterruptedException {
    added(service, aCountry("GM"));
    Admission waiting = proposed(service, administrator(), aFirstOfficer("GM"));
    TestCaller second = there(TestIdentity.person("approver2").roles("approver"));
    var told = new ConcurrentLinkedQueue<String>();
    var threads = new ArrayList<Thread>();
    for (TestCaller one : List.of(approver(), second)) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                try {
                  people(service, one).admitPerson(admission(waiting).build());
                  told.add("OK");
                } catch (io.grpc.StatusRuntimeException e) {
                  told.add(cordon.platform.conformance.Refusals.reasonOf(e));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(told).hasSize(2).containsOnlyOnce("OK").containsAnyOf("ILLEGAL_MOVE", "BUSY");
  }

  @Test
  void nothing_of_who_somebody_is_is_stored_here() {
    TestCaller ours = officer("TZ");
    Admission waiting = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));
    String username = String.valueOf(user(waiting).said.get("username"));
    admitted(service, ours, waiting);

    for (String collection : service.mongo().database().listCollectionNames()) {
      for (Document one : service.mongo().database().getCollection(collection).find()) {
        String stored = one.toString() + bytes(one);
        assertThat(stored)
            .as(collection)
            .doesNotContain(username, "Zanele", "Okonkwo", "police.example", PASSWORD);
      }
    }
  }

  /** What a document has in bytes, as the contract's messages are. */
  private static String bytes(Document document) {
    var all = new StringBuilder();
    document
        .values()
        .forEach(value -> {
          if (value instanceof org.bson.types.Binary binary) {
            all.append(new String(binary.getData(), java.nio.charset.StandardCharsets.ISO_8859_1));
          } else if (value instanceof Document inner) {
            all.append(bytes(inner));
          }
        });
    return all.toString();
  }
}
