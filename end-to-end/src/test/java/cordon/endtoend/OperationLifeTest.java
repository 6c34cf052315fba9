package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An operation over the whole of its life, by the people of the realm, through the gateway. */
class OperationLifeTest {
  private static final JsonMapper json = new JsonMapper();
  private static final String VICTIMS = "fraud_victims_targeted";
  private static final String RAID =
      """
      {"executorCountry": "NG", "spec": {"title": "Raid", "raid": {"site": "Lagos"}}}
      """;
  private static final String NIGERIA =
      """
      {"country": "NG", "displayName": "Nigeria",
       "contactPoint": {"kind": "CONTACT_POINT_KIND_NCB", "name": "NCB Abuja"}}
      """;

  private final CordonCopy copy = PlayedCopy.shared();
  private final Caller caller = new Caller(copy.address(), copy::token);

  /** The last change of the plan, of which whoever is asked next has to have heard. */
  private String entry = "";

  @AfterEach
  void close() {
    caller.close();
  }

  @Test
  void an_operation_is_held_and_goes_on_and_its_books_close_and_open_again()
      throws InterruptedException {
    String path = active();
    String task =
        "/tasks/" + done("planner", path + "/tasks", RAID).at("/task/taskId").stringValue();
    var _ = done("ng-ncb", task + ":accept", "{}");
    var _ = done("ng-ncb", task + ":assign", "{\"team\": \"Lagos 3\"}");

    var _ = done("planner", path + ":suspend", "{\"reason\": \"A court decides first.\"}");
    assertThat(copy.get("ng-ncb", path).at("/operation/stateReason").stringValue())
        .isEqualTo("A court decides first.");
    assertRefused(409, "OPERATION_NOT_ACTIVE", "ng-field", task + ":start", "{}");
    var _ = done("ng-field", path + "/results", Reports.ofVictims("HELD-1", 3));
    var _ = done("planner", path + ":resume", "{}");
    var _ = done("ng-field", task + ":start", "{}");
    var _ = done("planner", path + ":conclude", "{}");
    awaitConfirmed(path);

    assertRefused(403, "ROLE_REQUIRED", "planner", path + ":closeBooks", "{}");
    var _ = done("approver", path + ":closeBooks", "{}");
    assertRefused(
        409, "BOOKS_CLOSED", "ng-field", path + "/results", Reports.ofVictims("LATE-1", 4));
    var _ = done("ng-field", task + ":complete", "{}");
    awaitVictims(path, "3");
    var _ = done("approver", path + ":reopenBooks", "{\"reason\": \"A late result.\"}");
    var _ = done("ng-field", path + "/results", Reports.ofVictims("LATE-1", 4));
    awaitVictims(path, "7");
  }

  @Test
  void what_belongs_to_an_exercise_says_so_to_whoever_reads_it() throws InterruptedException {
    String path = released("{\"exercise\": true, \"plan\": " + Plans.ofTheNextDays() + "}");
    var _ = done("planner", path + "/participations", NIGERIA);
    JsonNode invited = copy.get("ng-ncb", path);
    assertThat(invited.at("/operation/invitation").isMissingNode()).isFalse();
    assertThat(invited.at("/operation/exercise").booleanValue()).isTrue();

    var _ = done("ng-ncb", path + "/participations/NG:accept", "{}");
    var _ = done("planner", path + ":activate", "{}");
    assertThat(done("planner", path + "/tasks", RAID).at("/task/exercise").booleanValue()).isTrue();
    var reported = done("ng-field", path + "/results", Reports.ofVictims("EXERCISE-1", 3));
    assertThat(reported.at("/result/exercise").booleanValue()).isTrue();
    var lines =
        "{\"reference\": \"EXERCISE-TABLE\", \"results\": [%s]}"
            .formatted(Reports.victims("EXERCISE-2", 4));
    var submitted = done("ng-field", path + "/submissions", lines);
    assertThat(submitted.at("/submission/exercise").booleanValue()).isTrue();
    awaitVictims(path, "7");
    assertThat(copy.get("ng-ncb", path + "/results").at("/results").valueStream())
        .hasSize(2)
        .allMatch(one -> one.at("/exercise").booleanValue());
    assertThat(copy.get("leadership", path + "/outcome").at("/outcome/exercise").booleanValue())
        .isTrue();
  }

  @Test
  void many_are_invited_at_once_and_whoever_does_not_take_part_in_full_is_asked_for_nothing()
      throws InterruptedException {
    String path = released("{\"plan\": " + Plans.ofTheNextDays() + "}");
    String answer = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3600).toString();
    String many =
        """
        {"kind": "PARTICIPANT_KIND_ASSOCIATE", "message": "Merci de répondre.", "answerTime": "%s",
         "invitations": [%s, %s]}
        """
            .formatted(answer, NIGERIA, NIGERIA.replace("NG", "KE"));
    var _ = done("planner", path + "/participations:invite", many);

    JsonNode asked = copy.get("ng-ncb", path + "/participations/NG").get("participation");
    assertThat(asked.get("kind").stringValue()).isEqualTo("PARTICIPANT_KIND_ASSOCIATE");
    assertThat(asked.get("message").stringValue()).isEqualTo("Merci de répondre.");
    assertThat(asked.get("answerTime").stringValue()).isEqualTo(answer);
    assertRefused(409, "ALREADY_INVITED", "planner", path + "/participations:invite", many);
    assertRefused(403, "ROLE_REQUIRED", "ng-ncb", path + "/participations:invite", many);

    var _ = done("ng-ncb", path + "/participations/NG:accept", "{}");
    var _ = done("planner", path + ":activate", "{}");
    assertRefused(409, "PARTICIPANT_KIND", "planner", path + "/tasks", RAID);
    var _ = done("ng-field", path + "/results", Reports.ofVictims("SEEN-1", 2));

    var _ = done("ng-ncb", path + "/participations/NG:withdraw", "{\"reason\": \"As another.\"}");
    var _ = done("planner", path + "/participations", NIGERIA);
    var _ = done("ng-ncb", path + "/participations/NG:accept", "{}");
    assertThat(done("planner", path + "/tasks", RAID).at("/task/executorCountry").stringValue())
        .isEqualTo("NG");
  }

  /** Active, and Nigeria takes part in it. */
  private String active() throws InterruptedException {
    String path = released("{\"plan\": " + Plans.ofTheNextDays() + "}");
    var _ = done("planner", path + "/participations", NIGERIA);
    var _ = done("ng-ncb", path + "/participations/NG:accept", "{}");
    var _ = done("planner", path + ":activate", "{}");
    return path;
  }

  /** With an approved plan. */
  private String released(String operation) throws InterruptedException {
    String path =
        "/operations/"
            + done("planner", "/operations", operation).at("/operation/operationId").stringValue();
    String hash =
        done("planner", path + ":submit", "{}").at("/operation/openRevision/hash").stringValue();
    var _ = done("approver", path + ":approve", "{\"hash\": \"" + hash + "\"}");
    return path;
  }

  private void awaitVictims(String path, String reported) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(
                    copy.get("leadership", path + "/outcome").at("/outcome/totals").valueStream())
                .filteredOn(one -> one.at("/indicator").stringValue("").equals(VICTIMS))
                .extracting(one -> one.at("/provisional/count").stringValue(""))
                .containsExactly(reported));
  }

  /** In force because every service has confirmed it, and not because a minute has gone by. */
  private void awaitConfirmed(String path) {
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() -> {
          JsonNode operation = copy.get("planner", path).get("operation");
          Instant ended = Instant.parse(operation.get("updateTime").stringValue());
          return Instant.parse(operation.get("inForceTime").stringValue())
              .isBefore(ended.plusSeconds(45));
        });
  }

  private JsonNode done(String person, String path, String body) throws InterruptedException {
    JsonNode changed = caller.post(person, path, body, Caller.key(), entry);
    if (changed.has("operation") || changed.has("participation")) {
      entry = changed.get("entry").stringValue();
    }
    return changed;
  }

  private void assertRefused(int status, String reason, String person, String path, String body)
      throws InterruptedException {
    HttpResponse<String> answer =
        caller.answer(caller.command(person, path, body, Caller.key(), entry));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json.readTree(answer.body()).get("reason").stringValue()).isEqualTo(reason);
  }
}
