package cordon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A copy with a MongoDB and a Keycloak of its own, whose parts end one after another. */
@TestMethodOrder(OrderAnnotation.class)
class SupervisedTest {
  private static final JsonMapper json = new JsonMapper();
  private static final Duration BACK = Duration.ofMinutes(4);

  /** Each look is a process, which would take its time from the part that is awaited. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /**
   * Longer than the 60 seconds for which a decoder used to keep the keys, even if it asked for them
   * just before; much shorter than {@link #KEYS_KEPT}.
   */
  private static final Duration AWAY = Duration.ofSeconds(80);

  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);

  private static CordonCopy copy;
  private static final List<String> acknowledged = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() {
    copy =
        CordonCopy.onItsOwn(SupervisedTest.class)
            .with("CORDON_OIDC_KEYS_RENEWEDEVERY", "2s")
            .with("CORDON_OIDC_KEYS_KEPT", KEYS_KEPT.toSeconds() + "s");
    copy.up();
    // They go on while Keycloak is away.
    copy.haveTokensLast();
    copy.token("planner");
  }

  @AfterAll
  static void stop() {
    copy.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reporting-service", "gateway", "mongod", "keycloak"})
  @Order(1)
  void a_part_that_is_killed_comes_back_by_itself_and_nothing_acknowledged_is_lost(String part) {
    plan();
    long before = pid(part);

    copy.kill(part);

    await()
        .atMost(BACK)
        .pollInterval(LOOK)
        .until(() -> {
          plan();
          return isBack(part, before);
        });
    plan();
    JsonNode noted = copy.status().get("parts").get(part).get("restarts");
    assertThat(noted.get("count").intValue()).isEqualTo(1);
    assertThat(noted.get("why").stringValue()).contains("SIGKILL");
    assertThat(known()).containsAll(acknowledged);
    assertThat(acknowledged.size()).isGreaterThan(1);
  }

  /** They were refused from the 51st second on. */
  @Test
  @Order(2)
  void callers_streams_and_feeds_go_on_while_keycloak_is_away_and_sign_ins_after_it()
      throws Exception {
    String created = plan().orElseThrow();
    var watched =
        copy.client()
            .send(
                copy.request("planner", "/operations/" + created + "/outcome:watch").build(),
                BodyHandlers.ofInputStream());
    assertThat(watched.statusCode()).isEqualTo(200);
    try (var stream =
        new BufferedReader(new InputStreamReader(watched.body(), StandardCharsets.UTF_8))) {
      copy.run("stop", "keycloak");

      Instant end = Instant.now().plus(AWAY);
      while (Instant.now().isBefore(end)) {
        Instant began = Instant.now();
        assertThat(plan()).isPresent();
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertThat(copy.find("planner", "/operations/" + created + "/results")).isPresent();
        Thread.sleep(500);
      }

      assertThat(stream.readLine()).isNotNull();
      for (String service : List.of("operations-service", "tasking-service", "reporting-service")) {
        assertThat(state(service)).isEqualTo("ready");
      }
      assertThat(state("keycloak")).isEqualTo("stopped");
    }
    copy.run("start", "keycloak");
    assertThat(copy.token("leadership")).isNotBlank();
    assertThat(copy.get("leadership", "/operations").has("operations")).isTrue();
  }

  @Test
  @Order(3)
  void a_supervisor_that_dies_is_noticed_and_the_next_command_starts_another() {
    copy.killSupervisor();
    assertThat(copy.status().get("supervisor").stringValue()).isEqualTo("ended");

    copy.run("start", "gateway");
    assertThat(copy.status().get("supervisor").stringValue()).isEqualTo("watching");

    long before = pid("tasking-service");
    copy.kill("tasking-service");
    await().atMost(BACK).pollInterval(LOOK).until(() -> isBack("tasking-service", before));
  }

  @Test
  @Order(4)
  void down_leaves_nothing_running() {
    var pids = new ArrayList<Long>();
    copy.status().get("parts").forEach(part -> pids.add(part.get("pid").longValue()));
    assertThat(pids).doesNotContain(0L).hasSize(6);

    copy.kill("reporting-service");
    copy.run("down");

    assertThat(pids)
        .noneMatch(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent());
    assertThat(copy.status().get("supervisor").isNull()).isTrue();
  }

  /** Makes a plan, if it is taken. */
  private static Optional<String> plan() {
    try {
      HttpResponse<String> answer =
          copy.post("planner", "/operations", "{\"plan\": " + Plans.ofTheNextDays() + "}");
      if (answer.statusCode() != 200) {
        assertThat(answer.statusCode()).isIn(409, 503, 504);
        return Optional.empty();
      }
      String id = json.readTree(answer.body()).get("operation").get("operationId").stringValue();
      acknowledged.add(id);
      return Optional.of(id);
    } catch (UncheckedIOException gatewayAway) {
      return Optional.empty();
    }
  }

  private static List<String> known() {
    var known = new ArrayList<String>();
    String token = "";
    do {
      JsonNode page = copy.get("planner", "/operations?page_size=200&page_token=" + token);
      page.get("operations").forEach(one -> known.add(one.get("operationId").stringValue()));
      token = page.get("nextPageToken").stringValue();
    } while (!token.isEmpty());
    return known;
  }

  private static long pid(String part) {
    return copy.status().get("parts").get(part).get("pid").longValue(0);
  }

  private static String state(String part) {
    return copy.status().get("parts").get(part).get("state").stringValue();
  }

  /** Whether another process is that part, and all are ready. */
  private static boolean isBack(String name, long before) {
    JsonNode parts = copy.status().get("parts");
    if (parts.get(name).get("pid").longValue(0) == before) {
      return false;
    }
    for (JsonNode part : parts) {
      if (!part.get("state").stringValue().equals("ready")) {
        return false;
      }
    }
    return true;
  }
}
