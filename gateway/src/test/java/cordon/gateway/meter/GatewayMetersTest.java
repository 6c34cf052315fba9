package cordon.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.testsupport.MeterFiles;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestAuthority;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import io.grpc.Status;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever collects meters of the gateway finds on its management port. */
class GatewayMetersTest {
  private static final String OPERATIONS = "/api/v1/operations";
  private static final String TASK = "/api/v1/tasks/0197c0de-0000-7000-8000-000000000001";
  private static final String WATCH =
      OPERATIONS + "/0197c0de-0000-7000-8000-000000000001/outcome:watch";
  private static final String STREAMS = "cordon_gateway_streams";
  private static final Path OPERATING = Path.of("..", "docs", "operating.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(cordon\\.gateway\\.[a-z.]+)` \\|([a-z ]*)\\|([^|]*)\\|.+\\|");

  /** Tags stand in their order, so others may stand before: those of a collection of garbage do. */
  private static final Pattern GATEWAYS = Pattern.compile("[{,]application=\"gateway\"");

  private static final Pattern TAG = Pattern.compile("`([a-z._]+)`");

  private GatewayFixture gateway;

  @BeforeEach
  void start() {
    gateway =
        new GatewayFixture(
            Map.of(
                "cordon.limits.route", "5",
                "cordon.resilience.open-for", "60s"));
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void calls_are_timed_by_method_and_status_and_refusals_counted_by_reason() {
    gateway.tasking.refuse(Status.NOT_FOUND.asRuntimeException());

    for (int i = 0; i < 3; i++) {
      assertThat(gateway.get(OPERATIONS).status()).isEqualTo(200);
    }
    assertThat(gateway.get(TASK).status()).isEqualTo(500);
    assertThat(gateway.get(OPERATIONS + "?pageSize=x").status()).isEqualTo(400);
    assertThat(gateway.send(gateway.anonymous(OPERATIONS).GET()).status()).isEqualTo(401);
    assertThat(gateway.get("/api/v1/nothing").status()).isEqualTo(404);

    assertThat(value(calls("ListOperations", "operations", "OperationService", "200")))
        .isEqualTo(3);
    assertThat(value(calls("ListOperations", "operations", "OperationService", "400")))
        .isEqualTo(1);
    assertThat(value(calls("GetTask", "tasking", "TaskService", "500"))).isEqualTo(1);
    assertThat(sum("cordon_gateway_refusals_total", "reason=\"INTERNAL\"", "GetTask")).isEqualTo(1);
    assertThat(sum("cordon_gateway_refusals_total", "reason=\"UNAUTHENTICATED\"")).isEqualTo(1);
    assertThat(sum("cordon_gateway_refusals_total", "reason=\"NOT_FOUND\"", "\"none\""))
        .isEqualTo(1);
    assertThat(scraped(gateway))
        .anyMatch(line ->
            line.startsWith("cordon_gateway_calls_seconds_bucket") && line.contains("le=\"0.1\""));
  }

  @Test
  void who_is_refused_by_a_limit_is_counted_by_the_limit_and_named_nowhere() {
    TestCaller officer =
        TestIdentity.person("an-officer-of-kenya").roles("ncb-officer").country("KE");
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      var request =
          gateway.anonymous(OPERATIONS).header("Authorization", "Bearer " + officer.token()).GET();
      refused += gateway.send(request).status() == 429 ? 1 : 0;
    }

    assertThat(refused).isPositive();
    assertThat(value("cordon_gateway_limited_total{limit=\"route\"}")).isEqualTo(refused);
    assertThat(sum("cordon_gateway_refusals_total", "reason=\"RATE_LIMITED\"")).isEqualTo(refused);
    assertThat(scraped(gateway))
        .noneMatch(
            line -> line.contains("kenya") || line.contains("KE\"") || line.contains("/api"));
  }

  @Test
  void streams_that_are_open_are_told_and_timed_when_they_end() throws IOException {
    gateway.reporting.stream(WatchOutcomeResponse.newBuilder().setEventId("1").build());

    InputStream first = gateway.stream(WATCH).body();
    InputStream second = gateway.stream(WATCH).body();
    await().until(() -> value(STREAMS) == 2);
    assertThat(value("cordon_gateway_service_streams{service=\"reporting\"}")).isEqualTo(2);
    assertThat(sum("cordon_gateway_calls_seconds_count", "WatchOutcome")).isZero();

    first.close();
    second.close();
    gateway.reporting.close();
    await().atMost(Duration.ofSeconds(20)).until(() -> value(STREAMS) == 0);
    assertThat(sum("cordon_gateway_calls_seconds_count", "WatchOutcome")).isEqualTo(2);
  }

  @Test
  void a_service_that_is_left_alone_shows_by_its_breaker() {
    assertThat(value(breaker("tasking", "closed"))).isEqualTo(1);
    gateway.tasking.close();
    for (int i = 0; i < 12; i++) {
      gateway.get(TASK);
    }

    assertThat(value(breaker("tasking", "open"))).isEqualTo(1);
    assertThat(value(breaker("tasking", "closed"))).isZero();
    assertThat(value(breaker("operations", "closed"))).isEqualTo(1);
    assertThat(value(breaker("identity", "closed"))).isEqualTo(1);
    assertThat(value(breaker("sessions", "closed"))).isEqualTo(1);
    assertThat(value("cordon_gateway_memory_limit_bytes")).isPositive();
    assertThat(value("cordon_gateway_memory_reserved_bytes")).isZero();
    assertThat(value("cordon_gateway_transcoding_waiting")).isZero();
  }

  @Test
  void a_store_of_sessions_that_is_left_alone_shows_by_its_breaker() {
    try (var members = MongoMembers.start(1, 64);
        var other =
            new GatewayFixture(
                Map.of("cordon.mongodb.uri", members.uri(), "cordon.resilience.open-for", "60s"))) {
      members.kill(0);
      other.sendAtOnce(
          one ->
              other.anonymous(OPERATIONS).header("Cookie", "cordon-session=%043d".formatted(one)),
          20);

      assertThat(value(other, breaker("sessions", "open"))).isEqualTo(1);
      assertThat(value(other, breaker("operations", "closed"))).isEqualTo(1);
    }
  }

  @Test
  void each_says_that_it_is_the_gateways() {
    assertThat(collected(gateway).filter(line -> !line.startsWith("#")))
        .allMatch(line -> GATEWAYS.matcher(line).find());
  }

  @Test
  void a_certificate_says_when_it_ends(@TempDir Path folder) throws Exception {
    TestAuthority.write(new TestAuthority().issueRsa("edge"), folder, "edge");
    try (var other =
        new GatewayFixture(
            Map.of(
                "spring.ssl.bundle.pem.edge.keystore.certificate", "file:" + folder + "/edge.pem",
                "spring.ssl.bundle.pem.edge.keystore.private-key",
                    "file:" + folder + "/edge.key"))) {
      assertThat(scraped(other).filter(line -> line.startsWith("ssl_chain_expiry_seconds{")))
          .singleElement()
          .satisfies(line -> {
            assertThat(line).contains("bundle=\"edge\"", "source=\"keystore\"");
            assertThat(number(line)).isPositive();
          });
      assertThat(
              MeterFiles.missing(
                  collected(other).collect(Collectors.joining("\n")),
                  meter -> meter.startsWith("ssl_")))
          .isEmpty();
    }
  }

  @Test
  void nobody_reaches_them_through_the_port_of_callers() {
    assertThat(gateway.get("/actuator/prometheus").status()).isEqualTo(404);
    assertThat(gateway.get("/metrics").status()).isIn(404, 406);
  }

  @Test
  void the_table_of_the_documents_has_every_meter_with_its_unit_and_tags() throws IOException {
    for (int i = 0; i < 60; i++) {
      gateway.get(OPERATIONS);
    }

    Set<String> found =
        gateway.bean(MeterRegistry.class).getMeters().stream()
            .map(Meter::getId)
            .filter(id -> id.getName().startsWith("cordon."))
            .map(id ->
                row(
                    id.getName(),
                    String.valueOf(id.getBaseUnit()).replace("null", ""),
                    id.getTags().stream()
                        .map(Tag::getKey)
                        .filter(tag -> !tag.equals("application"))))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows()).isEqualTo(found);
    // Dashboards and alert rules ask for nothing that is not given.
    assertThat(
            MeterFiles.missing(
                collected(gateway).collect(Collectors.joining("\n")),
                meter -> meter.matches("(cordon_gateway|jvm|process)_.*")))
        .isEmpty();
  }

  private static Set<String> rows() throws IOException {
    return Files.readAllLines(OPERATING).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row ->
            row(
                row.group(1),
                row.group(2).strip(),
                TAG.matcher(row.group(3)).results().map(tag -> tag.group(1))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String row(String name, String unit, Stream<String> tags) {
    return name + " " + unit + " " + tags.sorted().toList();
  }

  private static String calls(String method, String part, String service, String status) {
    return "cordon_gateway_calls_seconds_count{rpc_method=\"%s\",rpc_service=\"cordon.%s.v1.%s\",status=\"%s\"}"
        .formatted(method, part, service, status);
  }

  private static String breaker(String service, String state) {
    return "cordon_gateway_breaker{service=\"%s\",state=\"%s\"}".formatted(service, state);
  }

  private double value(String meter) {
    return value(gateway, meter);
  }

  private static double value(GatewayFixture of, String meter) {
    return scraped(of)
        .filter(line -> line.startsWith(meter + " "))
        .mapToDouble(GatewayMetersTest::number)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + meter));
  }

  private double sum(String meter, String... parts) {
    return scraped(gateway)
        .filter(line -> line.startsWith(meter))
        .filter(line -> Stream.of(parts).allMatch(line::contains))
        .mapToDouble(GatewayMetersTest::number)
        .sum();
  }

  private static double number(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** Without what all have alike. */
  private static Stream<String> scraped(GatewayFixture of) {
    return collected(of)
        .map(line -> line.replaceFirst("application=\"gateway\",?", "").replace("{}", ""));
  }

  private static Stream<String> collected(GatewayFixture of) {
    var address = "http://127.0.0.1:" + of.managementPort() + "/actuator/prometheus";
    // As Prometheus does: without asking for HTTP/2 in the clear.
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client
          .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
          .body()
          .lines();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
