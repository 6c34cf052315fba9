package cordon.operations.people;

import static cordon.operations.PeopleFixture.KEYCLOAK;
import static cordon.operations.PeopleFixture.people;
import static cordon.operations.PeopleFixture.proposed;
import static cordon.operations.PeopleFixture.somebody;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.common.v1.Role;
import cordon.operations.PeopleFixture;
import cordon.operations.people.KeycloakFake.Failure;
import cordon.operations.people.KeycloakFake.How;
import cordon.operations.v1.NamePeopleRequest;
import cordon.operations.v1.PersonName;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose names are told to whom, and what it costs. */
class NamesTest extends PeopleScene {
  private static final TestCaller OURS =
      TestIdentity.person("NG-field").roles("field-officer").country("NG");
  private static final TestCaller PLANNER = TestIdentity.person("planner-x").roles("planner");

  @AfterEach
  void works() {
    KEYCLOAK.works();
  }

  @Test
  void a_country_is_told_its_own_people_and_the_secretariats() {
    String own = called("Amina", "Bello", "/countries/NG/Cyber");
    String secretariat = called("Jo", "Martin", "/secretariat/Fraud");
    String other = called("Kofi", "Mensah", "/countries/GH");

    assertThat(names(OURS, other, secretariat, own))
        .containsExactly(
            name(secretariat, "Jo Martin", "", ""), name(own, "Amina Bello", "NG", "Cyber"));
  }

  @Test
  void the_secretariat_is_told_its_own_alone() {
    String secretariat = called("Ana", "Silva", "/secretariat/Fraud");
    String country = called("Amina", "Bello", "/countries/NG");

    for (String role : List.of("planner", "administrator", "compliance-reviewer", "leadership")) {
      TestCaller caller = TestIdentity.person("secretariat-" + role).roles(role);
      assertThat(names(caller, country, secretariat))
          .as(role)
          .containsExactly(name(secretariat, "Ana Silva", "", "Fraud"));
    }
  }

  @Test
  void auditors_are_told_nobody() {
    String secretariat = called("Ana", "Silva", "/secretariat");

    TestCaller auditor = TestIdentity.person("auditor").roles("auditor");
    assertThat(reasonOf(() -> names(auditor, secretariat))).isEqualTo("ROLE_REQUIRED");
  }

  @Test
  void planners_of_a_country_are_told_who_works_with_them() {
    String own = called("Amina", "Bello", "/countries/NG");

    assertThat(names(TestIdentity.person("NG-plan").roles("planner").country("NG"), own))
        .hasSize(1);
  }

  @Test
  void whom_one_may_not_see_and_who_is_not_there_are_answered_alike() {
    String nobody = UUID.randomUUID().toString();
    String other = called("Kofi", "Mensah", "/countries/GH");
    String nowhere = called("No", "Body", "/others");
    String nameless = KEYCLOAK.has(UUID.randomUUID().toString(), "x", "/countries/NG").id;
    String program = program();
    String waiting =
        proposed(service, PeopleFixture.officer("NG"), somebody(Role.ROLE_FIELD_OFFICER))
            .getPersonId();

    assertThat(names(OURS, nobody, other, nowhere, nameless, program, waiting)).isEmpty();
  }

  @Test
  void who_was_suspended_is_told_until_the_account_is_gone() {
    String left = called("Amina", "Bello", "/countries/NG");
    Objects.requireNonNull(KEYCLOAK.user(left)).said.put("enabled", false);

    assertThat(names(OURS, left))
        .containsExactly(name(left, "Amina Bello", "NG", "").toBuilder().setActive(false).build());
    KEYCLOAK.forget(left);
    service.clock().advance(Duration.ofSeconds(61));
    assertThat(names(OURS, left)).isEmpty();
  }

  @Test
  void that_somebody_is_suspended_is_told_to_their_own_side_alone() {
    String secretariat = called("Ana", "Silva", "/secretariat");
    Objects.requireNonNull(KEYCLOAK.user(secretariat)).said.put("enabled", false);

    assertThat(names(OURS, secretariat)).containsExactly(name(secretariat, "Ana Silva", "", ""));
    assertThat(names(PLANNER, secretariat).getFirst().getActive()).isFalse();
  }

  @Test
  void who_is_in_groups_of_two_sides_is_told_to_nobody() {
    assertThat(Groups.placeOf(List.of("/countries/NG", "/secretariat/Cyber"))).isEmpty();
    assertThat(Groups.placeOf(List.of("/countries/NG", "/countries/GH"))).isEmpty();
    assertThat(Groups.placeOf(List.of("/countries/NG", "/countries/NG/Cyber")))
        .contains(new Place("NG", "Cyber"));
  }

  @Test
  void one_call_for_all_and_one_for_each_and_none_within_a_minute() {
    List<String> all = Stream.generate(() -> called("A", "B", "/countries/NG")).limit(50).toList();
    String nobody = UUID.randomUUID().toString();
    int before = KEYCLOAK.reads().size();

    assertThat(names(OURS, all.toArray(String[]::new))).hasSize(50);
    assertThat(KEYCLOAK.reads().size() - before).isEqualTo(51);
    names(PLANNER, all.getFirst(), nobody);
    names(PLANNER, nobody);
    assertThat(KEYCLOAK.reads().size() - before).isEqualTo(52);
    service.clock().advance(Duration.ofSeconds(61));
    names(OURS, all.getFirst());
    assertThat(KEYCLOAK.reads().size() - before).isEqualTo(54);
  }

  /** Whoever is asked for again and again, beside others, is looked up again all the same. */
  @Test
  void a_name_is_kept_for_a_minute_from_when_it_was_read() {
    String gone = called("Amina", "Bello", "/countries/NG");
    names(OURS, gone);
    service.clock().advance(Duration.ofSeconds(40));
    String other = called("Ana", "Silva", "/countries/NG");
    assertThat(names(OURS, gone, other)).hasSize(2);
    KEYCLOAK.forget(gone);
    service.clock().advance(Duration.ofSeconds(30));

    assertThat(names(OURS, gone, other)).containsExactly(name(other, "Ana Silva", "NG", ""));
  }

  @Test
  void what_one_caller_was_told_another_is_not() {
    String ours = called("Amina", "Bello", "/countries/NG");
    assertThat(names(OURS, ours)).hasSize(1);

    TestCaller other = TestIdentity.person("GH-field").roles("field-officer").country("GH");
    assertThat(names(other, ours)).isEmpty();
    assertThat(names(PLANNER, ours)).isEmpty();
  }

  @Test
  void while_keycloak_is_away_it_is_said_and_what_is_known_is_told() {
    String known = called("Amina", "Bello", "/countries/NG");
    String unknown = called("Ana", "Silva", "/secretariat");
    names(OURS, known);
    KEYCLOAK.fails(new Failure("GET /users", How.STATUS_500, 0));

    assertThat(names(OURS, known)).hasSize(1);
    assertThat(reasonOf(() -> names(OURS, known, unknown))).isEqualTo("PEOPLE_UNAVAILABLE");
    KEYCLOAK.works();
    assertThat(names(OURS, known, unknown)).hasSize(2);
  }

  @Test
  void ids_are_read_in_either_case_and_names_keep_their_script() {
    String own = called("أمينة", "بيلو", "/countries/NG");

    assertThat(names(OURS, own.toUpperCase(Locale.ROOT)))
        .containsExactly(name(own, "أمينة بيلو", "NG", ""));
  }

  @Test
  void more_than_fifty_or_none_are_refused() {
    String[] many =
        Stream.generate(() -> UUID.randomUUID().toString()).limit(51).toArray(String[]::new);

    assertThat(reasonOf(() -> names(OURS, many))).isEqualTo("INVALID");
    assertThat(reasonOf(() -> names(OURS))).isEqualTo("INVALID");
  }

  private static String called(String given, String family, String path) {
    String id = UUID.randomUUID().toString();
    KEYCLOAK.has(id, "u" + id, path).said.putAll(Map.of("firstName", given, "lastName", family));
    return id;
  }

  private static String program() {
    String id = UUID.randomUUID().toString();
    KEYCLOAK.has(id, "service-account-ng", "/countries/NG").said.put("lastName", "Program");
    return id;
  }

  private static PersonName name(String id, String name, String country, String unit) {
    return PersonName.newBuilder()
        .setPersonId(id)
        .setDisplayName(name)
        .setCountry(country)
        .setUnit(unit)
        .setActive(true)
        .build();
  }

  private static List<PersonName> names(TestCaller caller, String... ids) {
    return people(service, caller)
        .namePeople(NamePeopleRequest.newBuilder().addAllPersonIds(Arrays.asList(ids)).build())
        .getNamesList();
  }
}
