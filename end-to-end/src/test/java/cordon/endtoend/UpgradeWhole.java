package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.testsupport.TestMongo;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This release comes beside the one before, on its databases, and both work. Run by {@code ./cordon
 * test --upgrade} alone.
 */
class UpgradeWhole {
  private static final JsonMapper json = new JsonMapper();

  /** What a migration that runs says of itself. */
  private static final String MIGRATES = " runs: ";

  private static final Duration SOON = Duration.ofMinutes(2);

  private static TwoReleases releases;
  private static CordonCopy before;
  private static CordonCopy after;
  private static String operation = "";
  private static long victims;
  private static int reports;

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

  /** Each step goes on from the one before. */
  @Test
  void this_release_comes_beside_the_one_before_and_both_work() throws Exception {
    migrateWhileTheReleaseBeforeWorks();
    signInAgain();
    startBesideTheReleaseBefore();
    signInAgain();
    goThroughBoth();
  }

  private static void migrateWhileTheReleaseBeforeWorks() throws Exception {
    for (String service : TwoReleases.SERVICES) {
      List<String> earlier = migrations(service);

      String said = releases.migrate(service);

      assertThat(said).doesNotContain("Exception").endsWith("\n0");
      List<String> later = migrations(service);
      assertThat(later).containsAll(earlier);
      assertThat(said.contains(MIGRATES)).isEqualTo(later.size() > earlier.size());
      assertThat(releases.migrate(service)).doesNotContain(MIGRATES).endsWith("\n0");
    }
    assertThat(counted(before)).isEqualTo(victims);
  }

  /**
   * Whatever view has another version now is built beside the one that the release before reads.
   */
  private static void startBesideTheReleaseBefore() {
    Set<String> earlier = builds().keySet();
    assertThat(earlier).isNotEmpty();

    after.calling(TwoReleases.feeds(before)).up();

    await().atMost(SOON).untilAsserted(() -> assertThat(builds()).doesNotContainValue(false));
    assertThat(builds()).containsKeys(earlier.toArray(String[]::new));
    assertSame();
  }

  private static void goThroughBoth() {
    goThrough(before, after);
    goThrough(after, before);

    assertSame();
  }

  private static void signInAgain() {
    before.forgetTokens();
    after.forgetTokens();
  }

  /** A task from its issue to its end and a report with its validation, by turns; and its count. */
  private static void goThrough(CordonCopy one, CordonCopy other) {
    JsonNode issued =
        done(
            post(
                one,
                "planner",
                "/operations/" + operation + "/tasks",
                "{\"executorCountry\": \"NG\", \"spec\": {\"title\": \"Inspect\", \"dueTime\": \"%s\","
                        .formatted(Instant.now().plus(Duration.ofDays(2)))
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

  /** Whether each build of a view has been caught up once, by name and version. */
  private static Map<String, Boolean> builds() {
    var found = new TreeMap<String, Boolean>();
    for (String service : List.of("tasking", "reporting")) {
      TestMongo.shared()
          .client()
          .getDatabase(releases.database(service))
          .getCollection("projections")
          .find()
          .forEach((Document build) ->
              found.put(build.getString("_id"), build.getBoolean("complete", false)));
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
