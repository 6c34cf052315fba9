package cordon.operations.people;

import static cordon.operations.PeopleFixture.KEYCLOAK;
import static cordon.operations.PeopleFixture.administrator;
import static cordon.operations.PeopleFixture.admitted;
import static cordon.operations.PeopleFixture.officer;
import static cordon.operations.PeopleFixture.proposed;
import static cordon.operations.PeopleFixture.somebody;
import static cordon.operations.PeopleFixture.there;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.Role;
import cordon.operations.v1.Admission;
import cordon.operations.v1.AdmissionState;
import cordon.operations.v1.Person;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of people once they are admitted. */
class StandingTest extends PeopleScene {

  @Test
  void who_is_suspended_is_signed_out_and_comes_back_as_before() {
    TestCaller ours = officer("ZM");
    TestCaller field = there(TestIdentity.person("ZM-field").roles("field-officer").country("ZM"));
    KeycloakFake.User account = Objects.requireNonNull(KEYCLOAK.user(field.subject()));

    assertThat(suspend(ours, field.subject()).getState())
        .isEqualTo(AdmissionState.ADMISSION_STATE_SUSPENDED);
    assertThat(account.enabled()).isFalse();
    assertThat(account.signedOut).isEqualTo(1);
    assertThat(get(ours, field.subject()).getActive()).isFalse();

    restore(ours, field.subject());
    assertThat(account.enabled()).isTrue();
    assertThat(account.roles).containsExactly("field-officer");
  }

  @Test
  void nobody_touches_another_country_s_people_or_themselves() {
    TestCaller ours = officer("MU");
    TestCaller theirs = officer("SC");
    TestCaller service1 = TestIdentity.service("cordon-x");
    KEYCLOAK.has(service1.subject(), "service-account-x", "/elsewhere");

    for (String other : List.of(theirs.subject(), service1.subject())) {
      assertThat(reasonOf(() -> suspend(ours, other))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> suspend(administrator(), service1.subject())))
          .isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> roles(ours, other, Role.ROLE_NCB_OFFICER))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> unit(ours, other, "Cyber"))).isEqualTo("NOT_FOUND");
      assertThat(reasonOf(() -> get(ours, other))).isEqualTo("NOT_FOUND");
    }
    assertThat(reasonOf(() -> suspend(ours, ours.subject()))).isEqualTo("NOT_ONESELF");
    assertThat(reasonOf(() -> roles(ours, ours.subject(), Role.ROLE_PLANNER)))
        .isEqualTo("NOT_ONESELF");
    assertThat(reasonOf(() -> unit(ours, ours.subject(), "Cyber"))).isEqualTo("NOT_ONESELF");
    assertThat(reasonOf(() -> roles(administrator(), theirs.subject(), Role.ROLE_NCB_OFFICER)))
        .isEqualTo("NOT_YOURS_TO_ADMIT");
  }

  @Test
  void two_officers_who_suspend_each_other_do_not_both() {
    TestCaller one = officer("ZW");
    TestCaller other = there(TestIdentity.person("ZW-second").roles("ncb-officer").country("ZW"));

    suspend(one, other.subject());

    assertThat(reasonOf(() -> suspend(other, one.subject()))).isEqualTo("ROLE_REQUIRED");
    for (TestCaller left : List.of(one, other)) {
      KEYCLOAK.named(left.name() + "-other").forEach(third -> KEYCLOAK.forget(third.id));
    }
    assertThat(reasonOf(() -> suspend(other, one.subject()))).isEqualTo("LAST_OFFICER");
    assertThat(Objects.requireNonNull(KEYCLOAK.user(one.subject())).enabled()).isTrue();
    assertThat(suspend(administrator(), one.subject()).getCountry()).isEqualTo("ZW");
  }

  @Test
  void whoever_was_suspended_or_is_no_officer_any_more_does_nothing_with_a_token_that_is_left() {
    TestCaller first = officer("SZ");
    TestCaller other = there(TestIdentity.person("SZ-second").roles("ncb-officer").country("SZ"));
    there(TestIdentity.person("SZ-third").roles("ncb-officer").country("SZ"));
    TestCaller field = there(TestIdentity.person("SZ-field").roles("field-officer").country("SZ"));
    Admission waiting = proposed(service, other, somebody(Role.ROLE_NCB_OFFICER));
    suspend(first, other.subject());

    triesInVain(other, waiting, field.subject());

    KeycloakFake.User account = Objects.requireNonNull(KEYCLOAK.user(other.subject()));
    account.said.put("enabled", true);
    account.roles.remove("ncb-officer");
    triesInVain(other, waiting, field.subject());

    account.roles.add("ncb-officer");
    account.paths.clear();
    account.paths.add("/countries/MU");
    triesInVain(other, waiting, field.subject());
  }

  private static void triesInVain(TestCaller caller, Admission waiting, String person) {
    for (Runnable act :
        List.<Runnable>of(
            () -> proposed(service, caller, somebody(Role.ROLE_NCB_OFFICER)),
            () -> admitted(service, caller, waiting),
            () -> decline(caller, waiting),
            () -> withdraw(caller, waiting),
            () -> suspend(caller, person),
            () -> restore(caller, person),
            () -> roles(caller, person, Role.ROLE_NCB_OFFICER),
            () -> unit(caller, person, "Cyber"))) {
      assertThat(reasonOf(act)).isEqualTo("ROLE_REQUIRED");
    }
  }

  @Test
  void the_side_that_suspended_restores() {
    TestCaller ours = officer("ET");
    TestCaller other = there(TestIdentity.person("ET-second").roles("ncb-officer").country("ET"));
    suspend(ours, other.subject());
    assertThat(reasonOf(() -> restore(administrator(), other.subject())))
        .isEqualTo("NOT_YOURS_TO_ADMIT");
    restore(ours, other.subject());

    suspend(administrator(), other.subject());
    assertThat(reasonOf(() -> restore(ours, other.subject()))).isEqualTo("NOT_YOURS_TO_ADMIT");
    restore(administrator(), other.subject());
    assertThat(Objects.requireNonNull(KEYCLOAK.user(other.subject())).enabled()).isTrue();
  }

  @Test
  void roles_and_units_are_given_and_taken() {
    TestCaller ours = officer("BJ");
    TestCaller field = there(TestIdentity.person("BJ-field").roles("field-officer").country("BJ"));
    KeycloakFake.User account = Objects.requireNonNull(KEYCLOAK.user(field.subject()));
    account.roles.add("offline_access");

    roles(ours, field.subject(), Role.ROLE_PLANNER, Role.ROLE_APPROVER);
    unit(ours, field.subject(), "Cyber");

    Person person = get(ours, field.subject());
    assertThat(person.getRolesList()).containsExactly(Role.ROLE_PLANNER, Role.ROLE_APPROVER);
    assertThat(person.getUnit()).isEqualTo("Cyber");
    assertThat(account.roles).contains("offline_access").doesNotContain("field-officer");
    unit(ours, field.subject(), "");
    assertThat(account.paths).containsExactly("/countries/BJ");
    assertThat(
            reasonOf(() ->
                proposed(
                    service,
                    administrator(),
                    somebody(Role.ROLE_APPROVER, Role.ROLE_COMPLIANCE_REVIEWER))))
        .isEqualTo("INCONSISTENT");
  }
}
