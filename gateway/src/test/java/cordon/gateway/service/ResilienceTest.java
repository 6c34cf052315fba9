package cordon.gateway.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.gateway.GatewayFixture.Answer;
import cordon.gateway.RecordingService;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.GetOutcomeResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.tasking.v1.GetTaskRequest;
import cordon.tasking.v1.GetTaskResponse;
import cordon.tasking.v1.TaskServiceGrpc;
import io.grpc.Status;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trouble of one service is its own, and passes by itself. */
class ResilienceTest {
  private static final String TASK = "/api/v1/tasks/0197c0de-0000-7000-8000-000000000001";
  private static final String OUTCOME =
      "/api/v1/operations/0197c0de-0000-7000-8000-000000000001/outcome";
  private GatewayFixture gateway;

  @BeforeEach
  void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.resilience.read-limit", "1s",
                "cordon.resilience.command-limit", "1200ms",
                "cordon.resilience.calls", "4",
                "cordon.resilience.open-for", "1s"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
    // The first call of all takes longer than what is timed here.
    assertThat(gateway.get("/api/v1/operations").status()).isIn(200, 504);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void a_service_that_hangs_is_left_alone_for_a_while_and_used_again_when_it_answers() {
    gateway.tasking.stream();
    for (int i = 0; i < 10; i++) {
      assertThat(gateway.get(TASK).status()).isEqualTo(504);
    }
    int before = gateway.tasking.calls.get();

    Answer answer = gateway.get(TASK);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.reason()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
    assertThat(gateway.tasking.calls.get()).isEqualTo(before);
    assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);

    gateway.tasking.answer(GetTaskResponse.getDefaultInstance());
    await().atMost(Duration.ofSeconds(5)).until(() -> gateway.get(TASK).status() == 200);
  }

  @Test
  void a_service_that_is_away_is_a_503_within_a_second_and_the_others_go_on() {
    gateway.tasking.close();
    Instant asked = Instant.now();

    Answer answer = gateway.get(TASK);

    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
    assertThat(gateway.get("/api/v1/operations").status()).isEqualTo(200);

    var call = GetTaskRequest.getDefaultInstance();
    assertThatThrownBy(() -> TaskServiceGrpc.newBlockingStub(gateway.channel()).getTask(call))
        .hasMessage("UNAVAILABLE: The service is away; repeat in a moment.");
  }

  @Test
  void a_read_is_tried_twice_and_a_command_once() {
    gateway.tasking.refuse(Status.UNAVAILABLE.asRuntimeException());

    gateway.get(TASK);
    assertThat(gateway.tasking.calls.getAndSet(0)).isEqualTo(2);
    gateway.post(TASK + ":accept", "{}");
    assertThat(gateway.tasking.calls.get()).isEqualTo(1);
  }

  @Test
  void refusals_open_no_breaker() {
    gateway.tasking.refuse(Status.NOT_FOUND.asRuntimeException());
    for (int i = 0; i < 30; i++) {
      gateway.get(TASK);
    }

    assertThat(gateway.tasking.calls.get()).isEqualTo(30);
  }

  @Test
  void more_calls_than_a_service_may_hold_up_are_refused_at_once() {
    gateway.tasking.stream();
    var waiting = new ArrayList<CompletableFuture<Integer>>();
    for (int i = 0; i < 8; i++) {
      waiting.add(
          CompletableFuture.supplyAsync(
              () -> gateway.get(TASK).status(), Thread::startVirtualThread));
    }

    assertThat(waiting.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrder(504, 504, 504, 504, 503, 503, 503, 503);
  }

  @Test
  void a_service_that_comes_back_is_met_within_seconds() throws Exception {
    int port = gateway.tasking.port();
    gateway.tasking.close();
    for (int i = 0; i < 20; i++) {
      assertThat(gateway.get(TASK).status()).isEqualTo(503);
      Thread.sleep(100);
    }

    try (var back = new RecordingService(port)) {
      back.answer(GetTaskResponse.getDefaultInstance());
      await().atMost(Duration.ofSeconds(4)).until(() -> gateway.get(TASK).status() == 200);
    }
  }

  @Test
  void streams_that_go_on_do_not_keep_a_service_that_has_come_back_from_others() throws Exception {
    gateway.reporting.refuse(Status.UNAVAILABLE.asRuntimeException());
    for (int i = 0; i < 10; i++) {
      assertThat(gateway.get(OUTCOME).status()).isEqualTo(503);
    }
    Thread.sleep(1_100);

    gateway.reporting.stream(WatchOutcomeResponse.newBuilder().setEventId("1").build());
    var watching = new ArrayList<InputStream>();
    for (int i = 0; i < 4; i++) {
      watching.add(gateway.stream(OUTCOME + ":watch").body());
    }
    gateway.reporting.answer(GetOutcomeResponse.getDefaultInstance());

    assertThat(gateway.get(OUTCOME).status()).isEqualTo(200);
    for (InputStream one : watching) {
      one.close();
    }
  }
}
