package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An operation that a country leads, from its plan to what came of its cases, by the people of the
 * realm through the gateway; the steps follow each other. What everybody may not do is tried beside
 * what they do.
 */
@TestMethodOrder(OrderAnnotation.class)
class PlanningStoryTest {
  private static final JsonMapper json = new JsonMapper();

  private static final String NIGHTS =
      """
      {"key": "nights", "hours": {"timeZone": "Africa/Accra", "from": "06:00", "to": "20:00"}}
      """;
  private static final String NO_RAIDS =
      """
      {"key": "no-raids", "excludedKinds": {"kinds": ["ACTION_KIND_RAID"]}}
      """;

  /** As many as one meeting had. */
  private static final int DECIDED = 24;

  private static final int LEADS = 75;
  private static final int SELECTED = 8;

  private static final List<String> OWNERS = List.of("GH", "NG", "SN");
  private static final CordonCopy copy = PlayedCopy.shared();
  private static final Caller caller = new Caller(copy.address(), copy::token);

  private static String path = "";
  private static JsonNode criteria = json.createArrayNode();

  /** The last change of the plan, of which whoever is asked next has to have heard. */
  private static String entry = "";

  @BeforeAll
  static void write() throws InterruptedException {
    ObjectNode operation = json.createObjectNode();
    operation.set("plan", Plans.ofTheNextDays().put("codeName", "Jacaranda (made up)"));
    operation.putObject("lead").putArray("countries").add("KE");
    JsonNode created = done("ke-planner", "/operations", operation.toString()).get("operation");
    path = "/operations/" + created.get("operationId").stringValue();
    criteria = created.at("/openRevision/plan/selectionCriteria");
  }

  @AfterAll
  static void close() {
    caller.close();
  }

  @Test
  @Order(1)
  void two_planners_write_the_plan_and_an_approver_of_another_unit_releases_it()
      throws InterruptedException {
    JsonNode first = copy.get("ke-planner2", path).get("operation");
    var plan = (ObjectNode) first.at("/openRevision/plan").deepCopy();
    plan.put("situation", "Call centres in three countries (made up).");
    ObjectNode revised = json.createObjectNode();
    revised.put("version", first.get("version").stringValue()).set("plan", plan);
    assertRefused(403, "NOT_LEAD", "planner", path + ":revise", revised.toString());
    var _ = done("ke-planner2", path + ":revise", revised.toString());
    assertRefused(404, "NOT_FOUND", "ng-ncb", path + "/participations/NG:accept", "{}");

    String early = submitted("ke-planner2");
    var _ = done("ke-approver", path + ":return", "{\"reason\": \"Who speaks to the press?\"}");
    JsonNode back = copy.get("ke-planner", path).get("operation");
    assertThat(back.at("/openRevision/returnReason").stringValue("")).contains("the press");
    plan.put("instructions", "The lead speaks to the press (made up).");
    revised.put("version", back.get("version").stringValue());
    var _ = done("ke-planner", path + ":revise", revised.toString());

    String hash = submitted("ke-planner");
    assertThat(hash).isNotEqualTo(early);
    assertRefused(409, "HASH_DIFFERS", "ke-approver", path + ":approve", approvalOf(early));
    assertRefused(403, "NOT_LEAD", "approver", path + ":approve", approvalOf(hash));
    assertRefused(403, "ROLE_REQUIRED", "ke-planner", path + ":approve", approvalOf(hash));
    JsonNode approved = done("ke-approver", path + ":approve", approvalOf(hash)).get("operation");
    assertThat(approved.at("/approvedRevision/hash").stringValue()).isEqualTo(hash);
  }

  @Test
  @Order(2)
  void of_six_countries_one_declines_and_comes_back_two_have_caveats_and_one_withdraws()
      throws InterruptedException {
    invite("GH", "NG", "SN", "TZ", "ZM");
    assertThat(copy.get("sn-ncb", path).at("/operation/invitation/codeName").stringValue())
        .isEqualTo("Jacaranda (made up)");

    answer("GH", "accept", "{\"caveats\": [" + NIGHTS + "]}");
    answer("NG", "accept", "{\"caveats\": [" + NO_RAIDS + "]}");
    answer("SN", "decline", "{\"reason\": \"An election.\"}");
    assertRefused(404, "NOT_FOUND", "sn-ncb", path + "/cases", nomination("SN", 900, false));
    answer("TZ", "accept", "{}");
    answer("ZM", "accept", "{}");
    answer("TZ", "withdraw", "{\"reason\": \"Its officers are needed at home.\"}");
    invite("SN");
    answer("SN", "accept", "{}");

    assertThat(copy.find("tz-ncb", path)).isEmpty();
    assertThat(states("ke-planner"))
        .containsExactly(
            "GH ACCEPTED", "NG ACCEPTED", "SN ACCEPTED", "TZ WITHDRAWN", "ZM ACCEPTED");
    assertThat(states("gh-ncb")).containsExactly("GH ACCEPTED");
  }

  @Test
  @Order(3)
  void of_all_that_is_nominated_a_meeting_takes_eight_by_the_criteria_of_the_plan()
      throws InterruptedException {
    List<String> ready = new ArrayList<>();
    for (int number = 0; number < DECIDED + LEADS; number++) {
      String owner = OWNERS.get(number % OWNERS.size());
      boolean aboutPerson = number % 33 == 0;
      JsonNode nominated =
          done(ncbOf(owner), path + "/cases", nomination(owner, number, aboutPerson)).get("case");
      String one = path + "/cases/" + nominated.get("caseId").stringValue();
      if (aboutPerson) {
        assertRefused(
            404, "NOT_FOUND", "ke-planner", one + ":assess", "{\"assessment\": \"Seen.\"}");
        assertRefused(403, "ROLE_REQUIRED", "ke-approver", one + ":review", review(nominated));
        var _ = done("reviewer", one + ":review", review(nominated));
      }
      var _ = done("ke-planner", one + ":assess", "{\"assessment\": \"Can be followed up.\"}");
      var _ = done("ke-planner2", one + ":markLead", "{}");
      if (number < DECIDED) {
        var _ = done("ke-planner", one + ":markReady", "{}");
        ready.add(nominated.get("caseId").stringValue());
      }
    }
    assertRefused(403, "NOT_LEAD", "planner", path + "/cases:decide", decisions(ready));

    var _ = done("ke-planner", path + "/cases:decide", decisions(ready));

    JsonNode counts = copy.get("ke-approver", path + "/cases:count");
    assertThat(counted(counts)).containsOnly("SELECTED 8", "NOT_SELECTED 16", "LEAD 75");
    assertThat(listed("ke-approver", "SELECTED"))
        .hasSize(SELECTED)
        .allSatisfy(one ->
            assertThat(one.at("/decision/reasons").stringValue("")).contains("two countries"));
    assertThat(listed("ng-ncb", "SELECTED"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.get("ownerCountry").stringValue()).isEqualTo("NG"));
    assertThat(copy.get("zm-ncb", path + "/cases").get("cases")).isEmpty();
  }

  @Test
  @Order(4)
  void who_joins_late_finds_what_there_is_and_the_history_tells_who_did_what()
      throws InterruptedException {
    var _ = done("ke-planner", path + ":activate", "{}");
    assertThat(copy.find("rw-ncb", path)).isEmpty();
    invite("RW");
    answer("RW", "accept", "{}");

    JsonNode joined = copy.get("rw-ncb", path).get("operation");
    assertThat(joined.get("state").stringValue()).isEqualTo("OPERATION_STATE_ACTIVE");
    assertThat(joined.at("/approvedRevision/plan/objectives")).isNotEmpty();
    assertThat(joined.has("openRevision")).isFalse();
    assertThat(changes("ke-approver"))
        .contains(
            "CreateOperation",
            "ReviseOperation",
            "SubmitOperation",
            "ReturnOperation",
            "ApproveOperation",
            "ActivateOperation");
    assertThat(changes("rw-ncb")).doesNotContain("ReturnOperation", "ReviseOperation");
  }

  private static void invite(String... countries) throws InterruptedException {
    ArrayNode invited = json.createArrayNode();
    for (String country : countries) {
      var one = invited.addObject().put("country", country).put("displayName", country);
      one.putObject("contactPoint").put("kind", "CONTACT_POINT_KIND_NCB").put("name", "NCB");
    }
    ObjectNode asked = json.createObjectNode();
    asked
        .put("message", "Tafadhali jibuni.")
        .put("answerTime", Instant.now().plusSeconds(86_400).toString());
    asked.set("invitations", invited);
    assertRefused(403, "NOT_LEAD", "planner", path + "/participations:invite", asked.toString());
    var _ = done("ke-planner", path + "/participations:invite", asked.toString());
  }

  private static void answer(String country, String move, String body) throws InterruptedException {
    String own = path + "/participations/" + country + ":" + move;
    assertRefused(403, "ROLE_REQUIRED", "ke-planner", own, body);
    var _ = done(ncbOf(country), own, body);
  }

  private static List<String> states(String person) {
    return copy.get(person, path + "/participations")
        .get("participations")
        .valueStream()
        .map(one ->
            one.get("country").stringValue()
                + one.get("state").stringValue().replace("PARTICIPATION_STATE_", " "))
        .toList();
  }

  private static String ncbOf(String country) {
    return country.toLowerCase(Locale.ROOT) + "-ncb";
  }

  private static String nomination(String owner, int number, boolean aboutPerson) {
    ObjectNode spec = json.createObjectNode();
    spec.put("reference", owner + "-" + number)
        .put("title", "Case " + number + " (made up)")
        .put("summary", "Made up: what is known of it.")
        .put("aboutPerson", aboutPerson);
    spec.putArray("crimeAreas").add("CRIME_AREA_FRAUD");
    return json.createObjectNode().set("spec", spec).toString();
  }

  private static String review(JsonNode nominated) {
    return "{\"pass\": true, \"text\": \"An ordinary-law crime.\", \"version\": \"%s\"}"
        .formatted(nominated.get("version").stringValue());
  }

  private static String decisions(List<String> ready) {
    ObjectNode decided = json.createObjectNode();
    decided.put("meetingDay", LocalDate.now(ZoneOffset.UTC).toString());
    ArrayNode decisions = decided.putArray("decisions");
    for (int number = 0; number < ready.size(); number++) {
      boolean taken = number < SELECTED;
      var one = decisions.addObject().put("caseId", ready.get(number)).put("selected", taken);
      one.put("reasons", taken ? "At least two countries can act." : "Too little is known.");
      ArrayNode judged = one.putArray("criteria");
      for (JsonNode criterion : criteria) {
        judged.addObject().put("key", criterion.get("key").stringValue()).put("met", taken);
      }
    }
    return decided.toString();
  }

  private static List<String> counted(JsonNode counts) {
    return counts
        .get("counts")
        .valueStream()
        .filter(one -> one.get("number").intValue() > 0)
        .map(one ->
            one.get("state").stringValue().replace("CASE_STATE_", "")
                + " "
                + one.get("number").intValue())
        .toList();
  }

  private static List<JsonNode> listed(String person, String state) {
    return copy.get(person, path + "/cases?page_size=200&state=CASE_STATE_" + state)
        .get("cases")
        .valueStream()
        .toList();
  }

  private static Set<String> changes(String person) {
    var found = new HashSet<String>();
    copy.get(person, path + "/changes?page_size=200")
        .get("changes")
        .forEach(one -> found.add(one.get("action").stringValue()));
    return found;
  }

  private static String submitted(String planner) throws InterruptedException {
    return done(planner, path + ":submit", "{}").at("/operation/openRevision/hash").stringValue();
  }

  private static String approvalOf(String hash) {
    return "{\"hash\": \"" + hash + "\"}";
  }

  private static JsonNode done(String person, String path, String body)
      throws InterruptedException {
    JsonNode changed = caller.post(person, path, body, Caller.key(), entry);
    entry = changed.get("entry").stringValue();
    return changed;
  }

  private static void assertRefused(
      int status, String reason, String person, String path, String body)
      throws InterruptedException {
    HttpResponse<String> answer =
        caller.answer(caller.command(person, path, body, Caller.key(), entry));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json.readTree(answer.body()).get("reason").stringValue()).isEqualTo(reason);
  }
}
