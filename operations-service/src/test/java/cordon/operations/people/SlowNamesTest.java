package cordon.operations.people;

import static cordon.operations.PeopleFixture.KEYCLOAK;
import static cordon.operations.PeopleFixture.officer;
import static cordon.operations.PeopleFixture.people;
import static cordon.operations.PeopleFixture.there;
import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import cordon.operations.v1.AdmissionState;
import cordon.operations.v1.NamePeopleRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of names, and of everything else, where Keycloak is slow. */
class SlowNamesTest extends PeopleScene {
  private static final TestCaller OURS =
      TestIdentity.person("NG-field").roles("field-officer").country("NG");

  @AfterEach
  void works() {
    KEYCLOAK.works();
  }

  @Test
  void names_are_not_waited_for_longer_than_they_are_worth_and_hold_up_no_suspension() {
    TestCaller leaving = there(TestIdentity.person("KM-f").roles("field-officer").country("KM"));
    TestCaller officer = officer("KM");
    List<String> all = Stream.generate(SlowNamesTest::somebody).limit(40).toList();
    KEYCLOAK.takes(Duration.ofMillis(1200));
    long began = System.nanoTime();

    assertThat(reasonOf(() -> named(all))).isEqualTo("PEOPLE_UNAVAILABLE");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));

    KEYCLOAK.works();
    assertThat(suspend(officer, leaving.subject()).getState())
        .isEqualTo(AdmissionState.ADMISSION_STATE_SUSPENDED);
  }

  private static String somebody() {
    String id = UUID.randomUUID().toString();
    KEYCLOAK.has(id, "u" + id, "/countries/NG").said.putAll(Map.of("lastName", "B"));
    return id;
  }

  private static int named(List<String> ids) {
    return people(service, OURS)
        .namePeople(NamePeopleRequest.newBuilder().addAllPersonIds(ids).build())
        .getNamesCount();
  }
}
