package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.testsupport.TestMongo;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This release comes beside the one before, on its databases, and both work; the steps follow each
 * other. Run by {@code ./cordon test --upgrade} alone.
 */
@TestMethodOrder(OrderAnnotation.class)
class UpgradeWhole {
  private static final JsonMapper json = new JsonMapper();
  private static final Duration SOON = Duration.ofMinutes(2);

  private static TwoReleases releases;
  private static CordonCopy before;
  private static CordonCopy after;
  private static String operation = "";
  private static long victims;
  private static int reports;
  private static int begun;
  private static int done;

  @BeforeAll
  static void start() {
    releases = new TwoReleases(UpgradeWhole.class);
    before = releases.before;
    after = releases.after;
    JsonNode listed = before.get("leadership", "/operations").get("operations");
    operation = listed.get(0).get("operationId").stringValue();
    victims = counted(before);
  }

  @AfterAll
  static void stop() {
    releases.close();
  }

  /** Each step goes on from the one before, so none begins behind one that has failed. */
  @BeforeEach
  void go_on_and_sign_in_again() {
    assertThat(done).as("steps that came to their end").isEqualTo(begun++);
    before.forgetTokens();
    after.forgetTokens();
  }

  @Test
  @Order(1)
  void databases_are_migrated_while_the_release_before_works_on_them() throws Exception {
    for (String service : TwoReleases.SERVICES) {
      assertThat(releases.migrate(service)).doesNotContain("Exception").endsWith("\n0");
    }

    // Indexes that the release before did not have.
    assertThat(migrations("reporting")).contains("service/5", "service/6");
    assertThat(releases.migrate("reporting")).doesNotContain(" runs: ").endsWith("\n0");
    assertThat(counted(before)).isEqualTo(victims);
    done++;
  }

  @Test
  @Order(2)
  void this_release_starts_beside_the_one_before_and_builds_its_views_beside() {
    assertThat(builds()).containsExactlyInAnyOrder("plan/3", "outcome/4");

    after.calling(TwoReleases.addresses(before, "feeds")).up();

    await().atMost(SOON).until(() -> after.logs().contains("outcome 6 is caught up and serves"));
    assertThat(builds()).contains("plan/3", "plan/5", "outcome/4", "outcome/6");
    assertSame();
    done++;
  }

  @Test
  @Order(3)
  void a_task_and_a_report_go_through_both() {
    go_through(before, after);
    go_through(after, before);

    assertSame();
    done++;
  }

  /** A task from its issue to its end and a report with its validation, by turns; and its count. */
  private static void go_through(CordonCopy one, CordonCopy other) {
    JsonNode issued =
        done(
            post(
                one,
                "planner",
                "/operations/" + operation + "/tasks",
                "{\"executorCountry\": \"NG\", \"spec\": {\"title\": \"Inspect\", \"dueTime\": \"%s\","
                        .formatted(java.time.Instant.now().plus(Duration.ofDays(2)))
                    + " \"inspection\": {\"site\": \"Business park (made up)\"},"
                    + " \"legalAuthority\": {\"kind\": \"warrant\", \"issuer\": \"Court (made up)\"}}}",
                ""));
    String task = "/tasks/" + issued.get("task").get("taskId").stringValue();
    JsonNode step = done(post(other, "ng-ncb", task + ":accept", "{}", entry(issued)));
    step = done(post(one, "ng-ncb", task + ":assign", "{\"team\": \"Team\"}", entry(step)));
    step = done(post(other, "ng-field", task + ":start", "{}", entry(step)));
    step = done(post(one, "ng-field", task + ":complete", "{}", entry(step)));

    JsonNode reported = done(report(one, ++reports, entry(step)));
    String result = "/results/" + reported.get("result").get("resultId").stringValue();
    done(post(other, "ng-ncb", result + ":validate", "{}", entry(reported)));
    victims++;
    for (CordonCopy copy : List.of(one, other)) {
      await().atMost(SOON).untilAsserted(() -> assertThat(counted(copy)).isEqualTo(victims));
    }
  }

  private static HttpResponse<String> report(CordonCopy copy, int number, String afterEntry) {
    return post(
        copy,
        "ng-field",
        "/operations/" + operation + "/results",
        ("{\"spec\": {\"reference\": \"UPGRADE-%d\", \"occurredTime\": \"2026-11-01T00:00:00Z\","
                + " \"fraudVictimsTargeted\": {\"count\": {\"number\": \"1\"}}}}")
            .formatted(number),
        afterEntry,
        "upgrade/" + number);
  }

  private static HttpResponse<String> post(
      CordonCopy copy, String person, String path, String body, String afterEntry) {
    return post(
        copy, person, path, body, afterEntry, path + "/" + reports + "/" + System.nanoTime());
  }

  private static HttpResponse<String> post(
      CordonCopy copy, String person, String path, String body, String afterEntry, String key) {
    var request =
        copy.request(person, path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body));
    return copy.send(afterEntry.isEmpty() ? request : request.header("Cordon-After", afterEntry));
  }

  private static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private static String entry(JsonNode answer) {
    return answer.get("entry").stringValue();
  }

  private static JsonNode outcome(CordonCopy copy) {
    return copy.get("leadership", "/operations/" + operation + "/outcome").get("outcome");
  }

  /** Of the figure that is reported here, whether it was validated or not. */
  private static long counted(CordonCopy copy) {
    for (JsonNode figure : outcome(copy).get("totals")) {
      if (figure.get("indicator").stringValue().equals("fraud_victims_targeted")) {
        return Long.parseLong(figure.get("validated").get("count").stringValue())
            + Long.parseLong(figure.get("provisional").get("count").stringValue());
      }
    }
    return 0;
  }

  /** What the release before tells, this one tells too, and perhaps more. */
  private static void assertSame() {
    for (String list : List.of("outcome", "results?page_size=50", "tasks?page_size=50")) {
      String path = "/operations/" + operation + "/" + list;
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertTold(before.get("leadership", path), after.get("leadership", path)));
    }
    assertNothingLeftOut(before);
    assertNothingLeftOut(after);
  }

  private static void assertTold(JsonNode less, JsonNode more) {
    var missing = new ArrayList<String>();
    compare("", less, more, missing);
    assertThat(missing).isEmpty();
  }

  private static void compare(String place, JsonNode less, JsonNode more, List<String> missing) {
    // When each has last looked, and pages of each release, are its own.
    if (place.matches("/outcome/(asOfTime|currentTime|.*Time)|/nextPageToken")) {
      return;
    }
    if (less.isObject() && more.isObject()) {
      less.properties()
          .forEach(one ->
              compare(
                  place + "/" + one.getKey(), one.getValue(), more.path(one.getKey()), missing));
    } else if (less.isArray() && more.isArray() && less.size() == more.size()) {
      for (int i = 0; i < less.size(); i++) {
        compare(place + "/" + i, less.get(i), more.get(i), missing);
      }
    } else if (!less.equals(more)) {
      missing.add("%s: %s and not %s".formatted(place, more, less));
    }
  }

  private static void assertNothingLeftOut(CordonCopy copy) {
    for (String list : List.of("results", "tasks")) {
      JsonNode page =
          copy.get("leadership", "/operations/" + operation + "/" + list + "?page_size=200");
      assertThat(page.get("unreadable").intValue()).as(list).isZero();
    }
    assertThat(outcome(copy).get("parked").stringValue()).isEqualTo("0");
  }

  /** The builds of views in the databases of both readers, by name and version. */
  private static List<String> builds() {
    var found = new ArrayList<String>();
    for (String service : List.of("tasking", "reporting")) {
      TestMongo.shared()
          .client()
          .getDatabase(releases.database(service))
          .getCollection("projections")
          .find()
          .forEach((Document build) -> found.add(build.getString("_id")));
    }
    return found;
  }

  private static List<String> migrations(String service) {
    var found = new ArrayList<String>();
    TestMongo.shared()
        .client()
        .getDatabase(releases.database(service))
        .getCollection("migrations")
        .find()
        .forEach((Document one) -> found.add(one.getString("_id")));
    return found;
  }
}
