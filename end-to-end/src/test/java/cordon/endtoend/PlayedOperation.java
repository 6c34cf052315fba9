package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The demonstration's operation, gone on with through one copy or several, and what each tells. */
final class PlayedOperation implements AutoCloseable {
  private static final Duration SOON = Duration.ofMinutes(2);

  private final Map<CordonCopy, Caller> callers = new HashMap<>();
  private final String plan;
  private long victims;
  private int reports;

  PlayedOperation(CordonCopy... copies) {
    for (CordonCopy copy : copies) {
      callers.put(copy, new Caller(copy.address(), copy::token));
    }
    plan = "/operations/" + PlayedCopy.operationOf(copies[0]).orElseThrow();
    victims = counted(copies[0]);
  }

  /** Where it is. */
  String path() {
    return plan;
  }

  /** Each copy has to count so many more, as somebody else has reported them. */
  void reported(int more) {
    victims += more;
  }

  /** What each copy has to count. */
  long victims() {
    return victims;
  }

  /** A task from its issue to its end and a report with its validation, by turns; and its count. */
  void goThrough(CordonCopy one, CordonCopy other) throws InterruptedException {
    JsonNode issued = act(one, "planner", plan + "/tasks", inspection("NG"), "");
    String id = issued.get("task").get("taskId").stringValue();
    String task = "/tasks/" + id;
    JsonNode step = act(other, "ng-ncb", task + ":accept", "{}", entry(issued));
    step = act(one, "ng-ncb", task + ":assign", "{\"team\": \"Team\"}", entry(step));
    step = act(other, "ng-field", task + ":start", "{}", entry(step));
    step = act(one, "ng-field", task + ":complete", "{}", entry(step));

    String spec =
        ("{\"spec\": {\"reference\": \"UPGRADE-%d\", \"taskId\": \"%s\","
                + " \"occurredTime\": \"2026-11-01T00:00:00Z\","
                + " \"fraudVictimsTargeted\": {\"count\": {\"number\": \"1\"}}}}")
            .formatted(++reports, id);
    JsonNode reported = act(one, "ng-field", plan + "/results", spec, entry(step));
    String result = "/results/" + reported.get("result").get("resultId").stringValue();
    act(other, "ng-ncb", result + ":validate", "{}", entry(reported));
    victims++;
    for (CordonCopy copy : List.of(one, other)) {
      await().atMost(SOON).untilAsserted(() -> assertThat(counted(copy)).isEqualTo(victims));
    }
  }

  private static String inspection(String country) {
    return "{\"executorCountry\": \"%s\", \"spec\": {\"title\": \"Inspect\", \"dueTime\": \"%s\","
            .formatted(country, Instant.now().plus(Duration.ofDays(2)))
        + " \"inspection\": {\"site\": \"Business park (made up)\"},"
        + " \"legalAuthority\": {\"kind\": \"warrant\", \"issuer\": \"Court (made up)\"}}}";
  }

  /**
   * @param entry what the service has to have seen; nothing if empty
   */
  private JsonNode act(CordonCopy copy, String person, String path, String body, String entry)
      throws InterruptedException {
    return caller(copy).post(person, path, body, Caller.key(), entry);
  }

  /** Calls of people to this copy alone. */
  Caller caller(CordonCopy copy) {
    return Objects.requireNonNull(callers.get(copy));
  }

  private static String entry(JsonNode answer) {
    return answer.get("entry").stringValue();
  }

  private JsonNode outcome(CordonCopy copy) {
    return copy.get("leadership", plan + "/outcome").get("outcome");
  }

  /** A country leaves and comes back through one, and the other holds it to that. */
  void planThrough(CordonCopy one, CordonCopy other) throws InterruptedException {
    String participations = plan + "/participations";
    String own = participations + "/SC";
    int all = outcome(other).get("countriesParticipating").intValue();

    JsonNode left = act(one, "sc-ncb", own + ":withdraw", "{\"reason\": \"To be tried.\"}", "");
    HttpResponse<String> refused =
        caller(other)
            .answer(
                caller(other)
                    .command(
                        "planner", plan + "/tasks", inspection("SC"), Caller.key(), entry(left)));
    assertThat(refused.body()).contains("COUNTRY_NOT_PARTICIPATING");
    assertParticipating(other, all - 1);

    act(
        one,
        "planner",
        participations,
        "{\"country\": \"SC\", \"displayName\": \"Seychelles\", \"contactPoint\":"
            + " {\"kind\": \"CONTACT_POINT_KIND_NCB\", \"name\": \"NCB Victoria\"}}",
        "");
    JsonNode back = act(one, "sc-ncb", own + ":accept", "{}", "");
    act(other, "planner", plan + "/tasks", inspection("SC"), entry(back));
    assertParticipating(other, all);
  }

  private void assertParticipating(CordonCopy copy, int countries) {
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(outcome(copy).get("countriesParticipating").intValue())
                .isEqualTo(countries));
  }

  /** The ids of a whole list, of which nothing may be left out. */
  List<String> ids(CordonCopy copy, String list, String id) throws InterruptedException {
    var found = new ArrayList<String>();
    String token = "";
    do {
      JsonNode page =
          caller(copy)
              .get("leadership", plan + "/%s?page_size=200&page_token=%s".formatted(list, token));
      assertThat(page.get("unreadable").intValue()).as(list).isZero();
      page.get(list).forEach(one -> found.add(one.get(id).stringValue()));
      token = page.get("nextPageToken").stringValue();
    } while (!token.isEmpty());
    return found;
  }

  /** Of the figure that is reported here, whether it was validated or not. */
  long counted(CordonCopy copy) {
    return counted(outcome(copy));
  }

  static long counted(JsonNode outcome) {
    for (JsonNode figure : outcome.get("totals")) {
      if (figure.get("indicator").stringValue().equals("fraud_victims_targeted")) {
        return Long.parseLong(figure.get("validated").get("count").stringValue())
            + Long.parseLong(figure.get("provisional").get("count").stringValue());
      }
    }
    return 0;
  }

  /** What one tells the other tells too, and perhaps more; neither leaves anything out. */
  void assertSame(CordonCopy less, CordonCopy more) throws InterruptedException {
    for (String list : List.of("/outcome", "/results?page_size=200", "/tasks?page_size=200")) {
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              Told.assertHas(
                  less.get("leadership", plan + list), more.get("leadership", plan + list)));
    }
    assertNothingLeftOut(less);
    assertNothingLeftOut(more);
  }

  /** All is counted and listed. */
  void assertNothingLeftOut(CordonCopy copy) throws InterruptedException {
    await().atMost(SOON).untilAsserted(() -> assertThat(counted(copy)).isEqualTo(victims));
    assertThat(outcome(copy).get("parked").stringValue()).isEqualTo("0");
    assertThat(ids(copy, "tasks", "taskId")).doesNotHaveDuplicates();
    assertThat(ids(copy, "results", "resultId")).doesNotHaveDuplicates();
  }

  @Override
  public void close() {
    callers.values().forEach(Caller::close);
  }
}
