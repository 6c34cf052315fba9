package cordon.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayProcess;
import cordon.gateway.RecordingService;
import cordon.operations.v1.ListOperationsResponse;
import cordon.testsupport.TestIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The largest requests that are permitted, with the most that a byte of each can grow, in a process
 * that has the heap of a copy: two at once end nothing, and a caller of another country is served
 * meanwhile. As in spring-cloud-gateway issues 2740 and 2032 (a body that is held in more than one
 * form) and envoy issue 13207 and pull request 14906 (a transcoder without bounds).
 */
class LargestRequestTest {
  private static final String OPERATION = "/api/v1/operations/0197c0de-0000-7000-8000-000000000001";

  /** The path's variable is a part of the message too. */
  private static final int LARGEST = 4 * 1024 * 1024 - 64;

  private static final int ROUNDS = 2;
  private static final Duration LONGEST = Duration.ofSeconds(4);

  @TempDir private static Path folder;
  private static RecordingService service;
  private static GatewayProcess gateway;
  private static final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @BeforeAll
  static void start() {
    service = new RecordingService();
    service.answer(ListOperationsResponse.getDefaultInstance());
    gateway = new GatewayProcess(service, folder, Map.of());
    await().atMost(Duration.ofSeconds(120)).until(gateway::isReady);
  }

  @AfterAll
  static void stop() throws InterruptedException {
    gateway.close();
    service.close();
    client.close();
  }

  @Test
  void two_of_the_largest_at_once_end_nothing_and_others_are_served() throws Exception {
    String token = TestIdentity.person("ke").roles("ncb-officer").country("KE").token();
    for (int i = 0; i < 30; i++) {
      assertThat(read(token)).isLessThan(LONGEST);
    }
    for (Map.Entry<String, String> each : bodies().entrySet()) {
      for (int round = 0; round < ROUNDS; round++) {
        List<CompletableFuture<Integer>> sent =
            List.of(send("ng-1", "NG", each.getValue()), send("gh-1", "GH", each.getValue()));
        List<Duration> took = new ArrayList<>();
        while (!sent.stream().allMatch(CompletableFuture::isDone)) {
          took.add(read(token));
          Thread.sleep(20);
        }

        assertThat(gateway.isAlive()).as(each.getKey()).isTrue();
        assertThat(sent.stream().map(CompletableFuture::join))
            .as(each.getKey())
            .allMatch(status -> status == (each.getKey().startsWith("a ") ? 200 : 400));
        assertThat(took).as(each.getKey()).allMatch(one -> one.compareTo(LONGEST) < 0);
      }
    }
    assertThat(gateway.log()).doesNotContain("OutOfMemory");
  }

  private static Map<String, String> bodies() {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("a submission of 400 lines with 200 addresses each", submission());
    bodies.put("a text alone", results("{\"reference\":\"", "x", "\"}"));
    bodies.put("a text of escapes", results("{\"reference\":\"", "\\u20ac", "\"}"));
    bodies.put("a list of nothing", results("", "{},", "{}"));
    bodies.put(
        "a list of the smallest subjects",
        results("{\"infrastructuresTakenDown\":{\"items\":{\"identifiers\":[", "{},", "{}]}}}"));
    bodies.put("unknown names", results("{\"", "x", "\":1}"));
    bodies.put("numbers", results("{\"reference\":", "1", "}"));
    bodies.put("lists", results("", "[", ""));
    return bodies;
  }

  private static String submission() {
    return IntStream.range(0, 400)
        .mapToObj(line ->
            IntStream.range(0, 200)
                .mapToObj(i ->
                    "{\"type\":6,\"value\":\"10.%d.%d.%d\"}".formatted(line / 200, line % 200, i))
                .collect(
                    Collectors.joining(
                        ",",
                        "{\"reference\":\"R-%d\",\"occurredTime\":\"2025-07-01T08:00:00Z\",\"infrastructuresTakenDown\":{\"items\":{\"identifiers\":["
                            .formatted(line),
                        "]}}}")))
        .collect(Collectors.joining(",", "{\"reference\":\"S\",\"results\":[", "]}"));
  }

  private static String results(String before, String filling, String behind) {
    String head = "{\"reference\":\"S\",\"results\":[" + before;
    String tail = behind + "]}";
    int times = (LARGEST - head.length() - tail.length()) / filling.length();
    return head + filling.repeat(times) + tail;
  }

  private static CompletableFuture<Integer> send(String name, String country, String body) {
    String token = TestIdentity.person(name).roles("ncb-officer").country(country).token();
    return client
        .sendAsync(
            HttpRequest.newBuilder(address(OPERATION + "/submissions"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString())
        .thenApply(answer -> answer.statusCode());
  }

  private static Duration read(String token) throws IOException, InterruptedException {
    long began = System.nanoTime();
    var answer =
        client.send(
            HttpRequest.newBuilder(address("/api/v1/operations"))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static URI address(String path) {
    return URI.create("http://127.0.0.1:" + gateway.port + path);
  }
}
