package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.RawConnection;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.tasking.v1.GetTaskResponse;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody floods: neither one person, nor the people of one country together. */
class RateLimitsTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static final String TASK = "/api/v1/tasks/0197c0de-0000-7000-8000-000000000001";
  private GatewayFixture gateway;

  @BeforeEach
  void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.limits.person", "40",
                "cordon.limits.country", "60",
                "cordon.limits.route", "25",
                "cordon.limits.streams", "2",
                "cordon.limits.person-calls", "8",
                "cordon.resilience.read-limit", "6s"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    gateway.tasking.answer(GetTaskResponse.getDefaultInstance());
    as("warm-up", "XX", OPERATIONS);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void a_person_who_floods_one_route_is_stopped_there_and_served_again_a_moment_later() {
    Answer refused = floodUntilRefused(8, i -> as("ng-1", "NG", OPERATIONS));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.reason()).isEqualTo("RATE_LIMITED");
    assertThat(refused.body().get("metadata").get("limit").stringValue()).isEqualTo("route");
    assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
    assertThat(as("ke-1", "KE", OPERATIONS).status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(3)).until(() -> as("ng-1", "NG", OPERATIONS).status() == 200);
  }

  @Test
  void the_people_of_a_country_together_are_stopped_and_those_of_others_are_not() {
    Answer refused =
        floodUntilRefused(40, i -> as("ng-" + i % 10, "NG", i % 20 < 10 ? TASK : OPERATIONS));

    assertThat(refused.body().at("/metadata/limit").stringValue()).isEqualTo("country");
    assertThat(as("ke-1", "KE", TASK).status()).isEqualTo(200);
  }

  @Test
  void a_person_has_so_many_streams_and_another_one_when_one_has_ended() throws Exception {
    String watch = "/api/v1/operations/0197c0de-0000-7000-8000-000000000001/outcome:watch";
    gateway.reporting.stream(WatchOutcomeResponse.getDefaultInstance());
    var first = gateway.stream(watch);
    var second = gateway.stream(watch);

    var refused = gateway.stream(watch);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(refused.statusCode()).isEqualTo(429);
    first.body().close();

    await().atMost(Duration.ofSeconds(5)).until(() -> gateway.stream(watch).statusCode() == 200);
  }

  @Test
  void a_person_has_so_many_calls_under_way_and_leaves_the_service_to_others() throws Exception {
    gateway.tasking.stream();
    var waiting = new ArrayList<CompletableFuture<Answer>>();
    for (int i = 0; i < 12; i++) {
      waiting.add(later(() -> as("planner-1", null, TASK)));
    }
    await().until(() -> refused(waiting).size() == 4);

    Answer refused = refused(waiting).getFirst();
    assertThat(refused.body().at("/metadata/limit").stringValue()).isEqualTo("calls of person");
    gateway.tasking.answer(GetTaskResponse.getDefaultInstance());
    assertThat(as("planner-2", null, TASK).status()).isEqualTo(200);
    waiting.forEach(CompletableFuture::join);
    assertThat(as("planner-1", null, TASK).status()).isEqualTo(200);
  }

  /** One address would else hold all calls of a service that is slow, and everybody would wait. */
  @Test
  void an_address_has_so_many_links_under_way_and_leaves_the_service_to_those_who_are_known()
      throws Exception {
    String link = "/links/calendar/" + "A".repeat(43) + "/cordon.ics";
    gateway.operations.stream();
    var waiting = new ArrayList<CompletableFuture<Answer>>();
    for (int i = 0; i < 12; i++) {
      waiting.add(later(() -> gateway.send(gateway.anonymous(link).GET())));
    }
    await().until(() -> refused(waiting).size() == 4);

    Answer refused = refused(waiting).getFirst();
    assertThat(refused.body().at("/metadata/limit").stringValue()).isEqualTo("links of address");
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    assertThat(as("planner-1", null, OPERATIONS).status()).isEqualTo(200);
    waiting.forEach(CompletableFuture::join);
  }

  /** Small bodies take none of the budget; that their senders are counted bounds them. */
  @Test
  void bodies_that_do_not_come_count_as_calls_under_way() throws Exception {
    String token = TestIdentity.person("slow").roles("planner").token();
    tokens.put("slow", token);
    var slow = new ArrayList<RawConnection>();
    for (int i = 0; i < 8; i++) {
      var connection = new RawConnection(gateway.port);
      connection.send(
          "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: 16001\r\n\r\n{"
              .formatted(OPERATIONS, token));
      slow.add(connection);
    }

    await()
        .atMost(Duration.ofSeconds(5))
        .until(() ->
            as("slow", null, TASK)
                .body()
                .at("/metadata/limit")
                .stringValue("")
                .equals("calls of person"));
    assertThat(as("planner-2", null, TASK).status()).isEqualTo(200);
    for (RawConnection connection : slow) {
      connection.close();
    }
    await().atMost(Duration.ofSeconds(5)).until(() -> as("slow", null, TASK).status() == 200);
  }

  private static CompletableFuture<Answer> later(Supplier<Answer> call) {
    return CompletableFuture.supplyAsync(call, Thread::startVirtualThread);
  }

  /** Those that have been answered so far and were too many. */
  private static List<Answer> refused(List<CompletableFuture<Answer>> waiting) {
    return waiting.stream()
        .filter(CompletableFuture::isDone)
        .map(CompletableFuture::join)
        .filter(answer -> answer.status() == 429)
        .toList();
  }

  /**
   * The first that is too much, of so many at once: one after the other they may be slow enough.
   */
  private static Answer floodUntilRefused(int atOnce, IntFunction<Answer> call) {
    List<Answer> refused = List.of();
    for (int group = 0; group < 50 && refused.isEmpty(); group++) {
      var calls = IntStream.range(0, atOnce).mapToObj(i -> later(() -> call.apply(i))).toList();
      calls.forEach(CompletableFuture::join);
      refused = refused(calls);
    }
    return refused.getFirst();
  }

  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private Answer as(String name, @Nullable String country, String path) {
    TestCaller person =
        country == null
            ? TestIdentity.person(name).roles("planner")
            : TestIdentity.person(name).roles("ncb-officer").country(country);
    String token = tokens.computeIfAbsent(name, n -> person.token());
    return gateway.send(gateway.anonymous(path).header("Authorization", "Bearer " + token).GET());
  }
}
