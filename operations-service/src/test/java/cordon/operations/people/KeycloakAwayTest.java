package cordon.operations.people;

import static cordon.operations.DirectoryFixture.aCountry;
import static cordon.operations.DirectoryFixture.added;
import static cordon.operations.PeopleFixture.KEYCLOAK;
import static cordon.operations.PeopleFixture.aFirstOfficer;
import static cordon.operations.PeopleFixture.administrator;
import static cordon.operations.PeopleFixture.admitted;
import static cordon.operations.PeopleFixture.approver;
import static cordon.operations.PeopleFixture.officer;
import static cordon.operations.PeopleFixture.people;
import static cordon.operations.PeopleFixture.proposed;
import static cordon.operations.PeopleFixture.somebody;
import static cordon.operations.PeopleFixture.there;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import cordon.common.v1.Role;
import cordon.operations.OperationsFixture;
import cordon.operations.people.KeycloakFake.Failure;
import cordon.operations.people.KeycloakFake.How;
import cordon.operations.v1.Admission;
import cordon.operations.v1.AdmissionState;
import cordon.operations.v1.ListAdmissionsRequest;
import cordon.operations.v1.ListPeopleRequest;
import cordon.operations.v1.ProposePersonRequest;
import cordon.operations.v1.SuspendPersonRequest;
import cordon.platform.conformance.ServiceFixture;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keycloak fails at every place; nothing is half done, and a repeat finishes. */
class KeycloakAwayTest {
  private ServiceFixture service;

  @BeforeEach
  void start() {
    service = OperationsFixture.start(KeycloakAwayTest.class);
  }

  @AfterEach
  void stop() {
    KEYCLOAK.works();
    service.close();
  }

  @Test
  void a_proposal_that_came_to_nothing_is_made_again() {
    TestCaller ours = officer("AO");
    ProposePersonRequest.Builder person = somebody(Role.ROLE_FIELD_OFFICER);

    KEYCLOAK.fails(new Failure("POST /users", How.DONE_AND_CUT_OFF, 0));
    assertThat(reasonOf(() -> proposed(service, ours, person))).isEqualTo("PEOPLE_UNAVAILABLE");
    assertThat(recorded(ours)).isZero();
    KEYCLOAK.works();

    Admission waiting = proposed(service, ours, person);
    assertThat(KEYCLOAK.named(person.getUsername()))
        .singleElement()
        .satisfies(one -> assertThat(one.id).isEqualTo(waiting.getPersonId()));
    assertThat(reasonOf(() -> proposed(service, ours, person))).isEqualTo("PERSON_EXISTS");
    assertThat(
            reasonOf(() ->
                proposed(service, ours, somebody(Role.ROLE_PLANNER).setMail(person.getMail()))))
        .isEqualTo("PERSON_EXISTS");
  }

  @Test
  void without_a_token_nothing_is_done_and_one_is_asked_for_anew() {
    TestCaller ours = officer("LS");
    for (How how : List.of(How.CLIENT_REFUSED, How.STATUS_500)) {
      KEYCLOAK.fails(new Failure("POST /token", how, 0));
      assertThat(reasonOf(() -> proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER))))
          .as(how.name())
          .isEqualTo("PEOPLE_UNAVAILABLE");
    }
    assertThat(recorded(ours)).isZero();
    KEYCLOAK.works();

    // It is left alone for some seconds.
    await()
        .ignoreExceptions()
        .untilAsserted(() ->
            assertThat(proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER)).getCountry())
                .isEqualTo("LS"));
  }

  @Test
  void an_admission_that_fails_at_any_place_is_finished_by_a_repeat() {
    TestCaller ours = officer("GA");
    for (String place :
        List.of(
            "GET /users", "POST /users/", "PUT /users/", "DELETE /users/", "GET /group-by-path")) {
      Admission waiting = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));
      KEYCLOAK.fails(new Failure(place, How.STATUS_500, 0));

      assertThat(reasonOf(() -> admitted(service, ours, waiting)))
          .as(place)
          .isEqualTo("PEOPLE_UNAVAILABLE");
      KEYCLOAK.works();
      KeycloakFake.User account =
          Objects.requireNonNull(KEYCLOAK.user(waiting.getPersonId()), place);
      assertThat(account.enabled()).as(place).isFalse();

      assertThat(admitted(service, ours, waiting).getVersion()).isEqualTo(2);
      assertThat(account.enabled()).isTrue();
      assertThat(account.paths).containsExactly("/countries/GA");
      service.close();
      service = OperationsFixture.start(KeycloakAwayTest.class);
    }
  }

  @Test
  void a_first_officer_whom_keycloak_let_in_without_an_answer_is_recorded_by_a_repeat() {
    added(service, aCountry("ML"));
    Admission waiting = proposed(service, administrator(), aFirstOfficer("ML"));
    String account = "PUT /users/" + waiting.getPersonId();
    KEYCLOAK.fails(new Failure(account, How.DONE_AND_CUT_OFF, 2));

    assertThat(reasonOf(() -> admitted(service, approver(), waiting)))
        .isEqualTo("PEOPLE_UNAVAILABLE");
    KEYCLOAK.works();
    assertThat(Objects.requireNonNull(KEYCLOAK.user(waiting.getPersonId())).enabled()).isTrue();

    assertThat(admitted(service, approver(), waiting).getState())
        .isEqualTo(AdmissionState.ADMISSION_STATE_ADMITTED);
    assertThat(reasonOf(() -> proposed(service, administrator(), aFirstOfficer("ML"))))
        .isEqualTo("FIRST_OFFICER_THERE");
  }

  @Test
  void an_admission_whose_transaction_is_run_again_is_done_once() {
    added(service, aCountry("NE"));
    Admission waiting = proposed(service, administrator(), aFirstOfficer("NE"));
    int before = KEYCLOAK.writes().size();
    KEYCLOAK.then("PUT /users/" + waiting.getPersonId(), KeycloakAwayTest::endTransactions);

    assertThat(admitted(service, approver(), waiting).getVersion()).isEqualTo(2);

    long letIn =
        KEYCLOAK.writes().stream()
            .skip(before)
            .filter(("PUT /users/" + waiting.getPersonId())::equals)
            .count();
    assertThat(letIn).isEqualTo(2);
  }

  /** As a change of the primary does: what is under way is gone, and begins anew. */
  private static void endTransactions() {
    MongoDatabase admin = TestMongo.shared().client().getDatabase("admin");
    var sessions = new ArrayList<Document>();
    var open = new Document("transaction", new Document("$exists", true));
    admin
        .aggregate(
            List.of(
                new Document("$currentOp", new Document("idleSessions", true)),
                new Document("$match", open)))
        .forEach(one -> sessions.add(new Document("lsid", one.get("lsid", Document.class))));
    assertThat(sessions).isNotEmpty();
    admin.runCommand(new Document("killAllSessionsByPattern", sessions));
  }

  @Test
  void what_leads_to_keycloak_and_not_to_its_people_says_nothing_of_them() {
    TestCaller ours = officer("TG");
    for (String place : List.of("GET /users", "GET /group-by-path")) {
      KEYCLOAK.fails(new Failure(place, How.NOT_LED_THERE, 0));
      assertThat(reasonOf(() -> proposed(service, ours, somebody(Role.ROLE_PLANNER))))
          .as(place)
          .isEqualTo("PEOPLE_UNAVAILABLE");
      KEYCLOAK.works();
    }
  }

  @Test
  void a_list_of_people_is_not_empty_because_nothing_leads_there() {
    KEYCLOAK.fails(new Failure("GET /group-by-path", How.NOT_LED_THERE, 0));

    assertThat(
            reasonOf(() ->
                people(service, officer("TG")).listPeople(ListPeopleRequest.getDefaultInstance())))
        .isEqualTo("PEOPLE_UNAVAILABLE");
  }

  @Test
  void one_that_is_slow_leaves_a_command_time_to_be_recorded() {
    TestCaller ours = officer("BF");
    Admission waiting = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));
    KEYCLOAK.takes(Duration.ofMillis(1500));
    long began = System.nanoTime();

    assertThat(reasonOf(() -> admitted(service, ours, waiting))).isEqualTo("PEOPLE_UNAVAILABLE");

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    KEYCLOAK.works();
    assertThat(admitted(service, ours, waiting).getVersion()).isEqualTo(2);
  }

  @Test
  void a_suspension_that_fails_half_way_shuts_out_and_is_finished_by_a_repeat() {
    TestCaller ours = officer("CD");
    TestCaller field = there(TestIdentity.person("CD-field").roles("field-officer").country("CD"));
    KeycloakFake.User account = Objects.requireNonNull(KEYCLOAK.user(field.subject()));
    String logout = "POST /users/" + field.subject() + "/logout";
    KEYCLOAK.fails(new Failure(logout, How.STATUS_500, 0));
    var request =
        SuspendPersonRequest.newBuilder()
            .setPersonId(field.subject())
            .setReason("Has left.")
            .build();

    assertThat(reasonOf(() -> people(service, ours).suspendPerson(request)))
        .isEqualTo("PEOPLE_UNAVAILABLE");
    assertThat(account.enabled()).isFalse();
    KEYCLOAK.works();

    assertThat(people(service, ours).suspendPerson(request).getAdmission().getState())
        .isEqualTo(AdmissionState.ADMISSION_STATE_SUSPENDED);
    assertThat(account.signedOut).isEqualTo(1);
  }

  @Test
  void an_account_that_is_gone_meanwhile_is_told_and_the_proposal_can_be_declined() {
    TestCaller ours = officer("NA");
    Admission waiting = proposed(service, ours, somebody(Role.ROLE_FIELD_OFFICER));
    KEYCLOAK.forget(waiting.getPersonId());

    assertThat(reasonOf(() -> admitted(service, ours, waiting))).isEqualTo("ACCOUNT_GONE");
    people(service, ours)
        .withdrawPerson(
            cordon.operations.v1.WithdrawPersonRequest.newBuilder()
                .setPersonId(waiting.getPersonId())
                .build());
  }

  @Test
  void one_that_hangs_is_not_waited_for_and_then_left_alone() {
    TestCaller ours = officer("BW");
    KEYCLOAK.fails(new Failure("GET /users", How.HANGS, 0));
    for (int i = 0; i < 4; i++) {
      assertThat(reasonOf(() -> proposed(service, ours, somebody(Role.ROLE_PLANNER))))
          .isEqualTo("PEOPLE_UNAVAILABLE");
    }

    long began = System.nanoTime();
    assertThat(reasonOf(() -> proposed(service, ours, somebody(Role.ROLE_PLANNER))))
        .isEqualTo("PEOPLE_UNAVAILABLE");
    assertThat(System.nanoTime() - began).isLessThan(1_500_000_000L);
  }

  private long recorded(TestCaller ours) {
    return people(service, ours)
        .listAdmissions(ListAdmissionsRequest.getDefaultInstance())
        .getPeopleList()
        .size();
  }
}
