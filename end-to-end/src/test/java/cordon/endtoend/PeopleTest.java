package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People are admitted and suspended through the real Keycloak. */
class PeopleTest {
  private static final JsonMapper json = new JsonMapper();
  private static final String PASSWORD = "good-for-one-sign-in_0123456789";

  private static CordonCopy copy;

  @BeforeAll
  static void start() {
    copy = new CordonCopy(PeopleTest.class);
    copy.up();
  }

  @AfterAll
  static void stop() {
    copy.close();
  }

  @Test
  void a_first_officer_is_proposed_admitted_and_can_sign_in() {
    done(copy.post("admin", "/countries", COUNTRY));
    JsonNode waiting =
        done(
            copy.post(
                "admin",
                "/people",
                """
                {"country": "NA", "username": "na.first", "givenName": "Ndapewa",
                 "familyName": "Shikongo", "mail": "na.first@police.example",
                 "roles": ["ROLE_NCB_OFFICER"], "unit": "Bureau", "letterReference": "NCB/1"}
                """));
    String id = waiting.at("/admission/personId").stringValue();
    JsonNode listed =
        copy.get("approver", "/admissions?state=ADMISSION_STATE_PROPOSED").at("/people/0");
    assertThat(listed.get("familyName").stringValue()).isEqualTo("Shikongo");
    assertThat(listed.get("active").booleanValue()).isFalse();

    done(
        copy.post(
            "approver", "/people/" + id + ":admit", "{\"oneTimePassword\": \"" + PASSWORD + "\"}"));

    JsonNode person = copy.get("admin", "/people/" + id).get("person");
    assertThat(person.get("active").booleanValue()).isTrue();
    assertThat(person.get("country").stringValue()).isEqualTo("NA");
    assertThat(person.get("unit").stringValue()).isEqualTo("Bureau");
    assertThat(person.at("/roles/0").stringValue()).isEqualTo("ROLE_NCB_OFFICER");
    assertThat(copy.get("admin", "/people?country=NA").get("people")).hasSize(1);
    assertThat(refused(copy.get("gh-ncb", "/people/" + id))).isEqualTo("NOT_FOUND");
    assertThat(copy.logs()).doesNotContain("Shikongo", "na.first", PASSWORD);
  }

  @Test
  void who_is_suspended_is_out_within_a_minute() {
    JsonNode people = copy.get("ng-ncb", "/people").get("people");
    String id =
        people
            .valueStream()
            .filter(one -> one.get("username").stringValue().equals("ng-field"))
            .map(one -> one.get("personId").stringValue())
            .findFirst()
            .orElseThrow();
    String held = copy.token("ng-field");
    assertThat(status(held)).isEqualTo(200);
    String suspend = "/people/" + id + ":suspend";
    assertThat(refused(json.readTree(copy.post("gh-ncb", suspend, LEFT).body())))
        .isEqualTo("NOT_FOUND");

    done(copy.post("ng-ncb", suspend, LEFT));

    copy.forgetTokens();
    assertThatThrownBy(() -> copy.token("ng-field")).isInstanceOf(AssertionError.class);
    await()
        .atMost(Duration.ofSeconds(61))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> status(held) == 401);
    assertThat(copy.get("ng-ncb", "/people").get("people")).hasSize(people.size());
  }

  @Test
  void people_are_told_by_name_on_their_own_side_alone() {
    JsonNode one = copy.get("ng-ncb", "/people").at("/people/0");
    JsonNode planner =
        copy.get("admin", "/people")
            .get("people")
            .valueStream()
            .filter(other -> other.get("username").stringValue().equals("planner"))
            .findFirst()
            .orElseThrow();
    String asked = "/people:name?person_ids=%s&person_ids=%s";
    String both = asked.formatted(id(planner), id(one));

    assertThat(names(copy.get("ng-field", both))).containsExactly(name(planner), name(one));
    assertThat(names(copy.get("gh-ncb", both))).containsExactly(name(planner));
    assertThat(names(copy.get("approver", both))).containsExactly(name(planner));
    assertThat(refused(copy.get("auditor", both))).isEqualTo("ROLE_REQUIRED");
  }

  private static String id(JsonNode person) {
    return person.get("personId").stringValue();
  }

  private static String name(JsonNode person) {
    return person.get("givenName").stringValue() + " " + person.get("familyName").stringValue();
  }

  private static List<String> names(JsonNode answer) {
    return answer
        .get("names")
        .valueStream()
        .map(one -> one.get("displayName").stringValue())
        .toList();
  }

  private static final String LEFT = "{\"reason\": \"Has left the bureau.\"}";

  private static final String COUNTRY =
      """
      {"country": "NA", "spec": {"contactPoint": {"kind": "CONTACT_POINT_KIND_NCB", "name": "NCB"},
       "timeZone": "Africa/Windhoek", "languages": ["en"],
       "workingHours": {"days": [1, 2], "from": "08:00", "to": "16:00"}}}
      """;

  private static int status(String token) {
    return copy.send(
            HttpRequest.newBuilder(URI.create(copy.address() + "/api/v1/countries"))
                .header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private static String refused(JsonNode problem) {
    return problem.get("reason").stringValue();
  }
}
