package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.testsupport.TestRealm;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * People with a real browser, before a real Keycloak: in, to a second factor, through cuts, out.
 */
class BrowserTest {
  private static final JsonMapper json = new JsonMapper();
  private static final String SESSION = "cordon-session";
  private static CordonCopy copy;
  private static String operation = "";
  private Browser browser;

  @BeforeAll
  static void start() {
    copy = PlayedCopy.shared();
    operation = PlayedCopy.operation();
  }

  @BeforeEach
  void open() {
    browser = new Browser();
    browser.size(1200, 900);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void a_person_signs_in_and_out_and_is_out_at_keycloak_too() {
    signIn("leadership", "/");

    browser.see("Agency Leadership");
    browser.see("Serengeti");
    browser.see("countries reported");
    assertThat(browser.run("return document.cookie")).isEqualTo("");
    browser.screenshot("signed-in");
    assertThat(browser.complaints()).isEmpty();

    browser.open("Agency Leadership", "Sign out");
    browser.see("Sign in");
    assertThat(browser.hasCookie(SESSION)).isFalse();
    browser.press("Sign in");
    browser.seeField("password");
  }

  @Test
  void an_approval_asks_for_the_second_factor_and_is_taken_up_again_after_it() {
    String name = "Browser " + UUID.randomUUID();
    String path = "/operations/" + submitted(name) + "/plan";
    signIn("approver", path);
    browser.see("First Approver");

    browser.press("Approve revision 1");
    browser.seeField("otp");
    browser.screenshot("second-factor");
    browser.type("otp", copy.run("code", "approver").strip());
    browser.submit("otp");

    browser.see(name + " is approved: revision 1 is in force.");
    assertThat(browser.at()).isEqualTo(copy.address() + path);
    browser.screenshot("approved");
    assertThat(state(name)).isEqualTo("PLAN_STATE_APPROVED");
  }

  @Test
  void whoever_is_suspended_is_out_within_a_minute_and_told_so() {
    signIn("duty", "/");
    browser.see("Duty Officer");

    try (TestRealm realm = copy.realm()) {
      realm.enable("duty", false);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              browser
                  .runLater("fetch('/api/session').then(a => a.json()).then(s => done(s.signedIn))")
                  .equals(false));
      browser.see("Your session has ended");
      browser.screenshot("suspended");
      realm.enable("duty", true);
    }
  }

  @Test
  void figures_go_on_by_themselves_after_the_gateway_was_away() {
    signIn("leadership", "/operations/" + operation + "/outcome");
    browser.see("Live");
    long before = victims();
    browser.see(grouped(before));

    copy.kill("gateway");
    browser.see("No line since");
    copy.run("start", "gateway");
    reportVictims(3);

    browser.see(grouped(before + 3));
    browser.see("Live");
    browser.screenshot("figures");
  }

  @Test
  void a_country_takes_a_task_on_by_keyboard_and_carries_it_out_in_arabic_on_a_phone() {
    String title = "Inspect " + UUID.randomUUID();
    String task = inspection(title);
    signIn("ng-ncb", "/inbox?task=" + task);
    browser.see(title);

    browser.keys("s");
    browser.await("dialog input");
    browser.keys("Lagos joint team 2", Keys.ENTER);
    browser.see("Lagos joint team 2 has it now: " + title);
    assertThat(stateOfTask(task)).isEqualTo("TASK_STATE_ASSIGNED");
    browser.screenshot("task-assigned");

    browser.close();
    browser = new Browser("--accept-lang=ar");
    browser.size(360, 740);
    signIn("ng-field", "/inbox?task=" + task, "تسجيل الدخول");
    browser.see(title);
    assertThat(browser.run("return document.documentElement.dir")).isEqualTo("rtl");
    browser.screenshot("task-arabic");
    browser.tap(".decide .button.main");
    await().until(() -> stateOfTask(task).equals("TASK_STATE_IN_PROGRESS"));
    browser.see("إنجاز");
    browser.tap(".decide .button.main");
    await().until(() -> stateOfTask(task).equals("TASK_STATE_COMPLETED"));
    browser.screenshot("task-completed");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void the_page_fits_a_phone() {
    browser.size(390, 844);
    signIn("approver", "/operations/" + operation + "/outcome");
    browser.see("Live");

    browser.screenshot("phone");
    assertThat(
            browser.run(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
        .isEqualTo(true);
  }

  private void signIn(String person, String path) {
    signIn(person, path, "Sign in");
  }

  private void signIn(String person, String path, String button) {
    browser.open(copy.address() + path);
    browser.press(button);
    browser.type("username", person);
    browser.type("password", copy.password(person));
    browser.submit("password");
  }

  /** A task that waits for Nigeria's answer. */
  private static String inspection(String title) {
    String request =
        """
        {"executorCountry": "NG",
          "spec": {"title": "%s", "inspection": {"site": "Business park (made up)"}}}\
        """
            .formatted(title);
    return json.readTree(
            copy.post("planner", "/operations/" + operation + "/tasks", request).body())
        .get("task")
        .get("taskId")
        .stringValue();
  }

  private static String stateOfTask(String task) {
    return copy.get("planner", "/tasks/" + task).get("task").get("state").stringValue();
  }

  /** An operation whose plan waits for its approval. */
  private static String submitted(String name) {
    JsonNode approved =
        copy.get("planner", "/operations/" + operation).get("operation").get("approvedRevision");
    String plan =
        json.createObjectNode()
            .set(
                "plan",
                ((tools.jackson.databind.node.ObjectNode) approved.get("plan"))
                    .put("codeName", name))
            .toString();
    String id =
        json.readTree(copy.post("planner", "/operations", plan).body())
            .get("operation")
            .get("operationId")
            .stringValue();
    assertThat(copy.post("planner", "/operations/" + id + ":submit", "{}").statusCode())
        .isEqualTo(200);
    return id;
  }

  private static String state(String name) {
    for (JsonNode one : copy.get("planner", "/operations").get("operations")) {
      JsonNode approved = one.path("approvedRevision");
      if (approved.path("plan").path("codeName").stringValue("").equals(name)) {
        return approved.get("state").stringValue();
      }
    }
    return "none is approved";
  }

  private static void reportVictims(int number) {
    String spec =
        """
        {"spec": {"reference": "%s", "occurredTime": "2025-07-01T00:00:00Z",
          "fraudVictimsTargeted": {"count": {"number": "%d"}}}}\
        """
            .formatted(UUID.randomUUID(), number);
    String result =
        json.readTree(copy.post("ng-field", "/operations/" + operation + "/results", spec).body())
            .get("result")
            .get("resultId")
            .stringValue();
    assertThat(copy.post("ng-ncb", "/results/" + result + ":validate", "{}").statusCode())
        .isEqualTo(200);
  }

  private static long victims() {
    JsonNode totals =
        copy.get("leadership", "/operations/" + operation + "/outcome")
            .get("outcome")
            .get("totals");
    for (JsonNode total : totals) {
      if (total.get("indicator").stringValue().equals("fraud_victims_targeted")) {
        return Long.parseLong(total.get("validated").get("count").stringValue());
      }
    }
    throw new AssertionError("no victims in " + totals);
  }

  private static String grouped(long number) {
    return String.format(java.util.Locale.ROOT, "%,d", number);
  }
}
