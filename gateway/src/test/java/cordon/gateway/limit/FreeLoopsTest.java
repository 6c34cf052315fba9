package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.reporting.v1.ResultSpec;
import cordon.reporting.v1.SubmissionServiceGrpc;
import cordon.reporting.v1.SubmitResultsRequest;
import cordon.reporting.v1.SubmitResultsResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.tasking.v1.ListTasksResponse;
import cordon.tasking.v1.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * No thread that serves connections is ever seen reading or writing something large: half of all
 * connections would wait for it. What the threads do is looked at every millisecond.
 */
class FreeLoopsTest {
  private static final String OPERATION = "/api/v1/operations/0197c0de-0000-7000-8000-000000000001";
  private static final String CONNECTIONS = "reactor-http-";
  private static final String OTHERS = "transcoding-";
  private static final int TIMES = 50;

  /** Classes that go through all of a request, and of an answer. */
  private static final Set<String> REQUESTS = Set.of("JsonReader", "WireWriter", "WireCheck");

  private static final Set<String> ANSWERS = Set.of("JsonWriter", "JsonText", "WireCheck");

  private static GatewayFixture gateway;
  private final Set<String> seen = Collections.synchronizedSet(new TreeSet<>());

  @BeforeAll
  static void start() {
    gateway = new GatewayFixture(Map.of("cordon.limits.refused", "1GB"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_body_of_some_kib_is_read_elsewhere_also_when_it_is_refused() {
    String body =
        "{\"reference\":\"S\",\"results\":["
            + "{\"reference\":\"R\"},".repeat(2500)
            + "{\"x\":1}]}";
    assertThat(body.length()).isBetween(40_000, 60_000);

    watched(
        REQUESTS,
        () -> {
          for (int i = 0; i < 4 * TIMES; i++) {
            assertThat(gateway.post(OPERATION + "/submissions", body).reason())
                .isEqualTo("UNKNOWN_FIELD");
          }
        });

    assertThat(seen).contains(OTHERS).doesNotContain(CONNECTIONS);
  }

  @Test
  void a_large_native_request_is_looked_through_elsewhere() {
    gateway.reporting.answer(SubmitResultsResponse.getDefaultInstance());
    var request = SubmitResultsRequest.newBuilder();
    for (int i = 0; i < 200_000; i++) {
      request.addResults(ResultSpec.getDefaultInstance());
    }
    var service = SubmissionServiceGrpc.newBlockingStub(gateway.channel());

    watched(
        REQUESTS,
        () -> {
          for (int i = 0; i < TIMES; i++) {
            var _ = service.submitResults(request.build());
          }
        });

    assertThat(seen).contains(OTHERS).doesNotContain(CONNECTIONS);
  }

  @Test
  void a_large_answer_is_written_elsewhere() {
    var list = ListTasksResponse.newBuilder();
    for (int i = 0; i < 4000; i++) {
      list.addTasks(Task.newBuilder().setTaskId("0197c0de-0000-7000-8000-000000000001"));
    }
    gateway.tasking.answer(list.build());

    watched(
        ANSWERS,
        () -> {
          for (int i = 0; i < TIMES; i++) {
            assertThat(gateway.get(OPERATION + "/tasks").status()).isEqualTo(200);
          }
        });

    assertThat(seen).contains(OTHERS).doesNotContain(CONNECTIONS);
  }

  @Test
  void large_events_of_a_stream_are_written_elsewhere_in_their_order_and_the_end_comes_last()
      throws IOException {
    WatchOutcomeResponse[] events =
        Stream.iterate(1, i -> i + 1)
            .limit(TIMES)
            .map(i -> {
              var event = WatchOutcomeResponse.newBuilder().setEventId(String.valueOf(i));
              event.getOutcomeBuilder().setOperationId("\"".repeat(200_000));
              return event.build();
            })
            .toArray(WatchOutcomeResponse[]::new);
    gateway.reporting.answer(events);
    var came = new StringBuilder();

    watched(
        ANSWERS,
        () -> {
          try (var body = gateway.stream(OPERATION + "/outcome:watch").body()) {
            came.append(new String(body.readAllBytes(), StandardCharsets.UTF_8));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });

    assertThat(came.toString().lines().filter(line -> line.startsWith("id: ")))
        .containsExactlyElementsOf(
            Stream.of(events).map(event -> "id: " + event.getEventId()).toList());
    assertThat(seen).contains(OTHERS).doesNotContain(CONNECTIONS);
  }

  private void watched(Set<String> classes, Runnable calls) {
    var watcher = Thread.ofPlatform().daemon().start(() -> watch(classes));
    try {
      calls.run();
    } finally {
      watcher.interrupt();
    }
    await().until(() -> !watcher.isAlive());
  }

  private void watch(Set<String> classes) {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.getAllStackTraces()
          .forEach((thread, stack) -> {
            boolean reads =
                Stream.of(stack)
                    .map(StackTraceElement::getClassName)
                    .anyMatch(name ->
                        name.startsWith("cordon.gateway.")
                            && classes.stream().anyMatch(name::contains));
            if (reads) {
              Stream.of(CONNECTIONS, OTHERS).filter(thread.getName()::contains).forEach(seen::add);
            }
          });
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
