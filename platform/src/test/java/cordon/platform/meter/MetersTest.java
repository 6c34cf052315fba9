package cordon.platform.meter;

import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What whoever collects meters of a service finds, over HTTP. */
class MetersTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String PARKED = "cordon_view_parked_entries{view=\"words\"}";
  private static final String BUILDING = "cordon_view_building{view=\"words\"}";
  private static final String FEED_LAG = "cordon_feed_lag_seconds{source=\"other\"}";

  private final String database = TestMongo.database(MetersTest.class) + "_" + System.nanoTime();
  private final FeedStandIn other = new FeedStandIn();

  @SuppressWarnings("NullAway.Init")
  private ServiceFixture service;

  @AfterEach
  void stop() {
    service.close();
    other.close();
  }

  @Test
  void an_entry_that_is_parked_shows_as_one_also_after_a_restart() {
    start(Map.of());
    awaitValue(PARKED, 0);

    other.append("garbled", 1, "cordon.sample.v1.Note", ByteString.copyFromUtf8("\u0001\u0002"));
    awaitValue(PARKED, 1);
    other.append("garbled", 2, note("garbled", "what follows it"));
    awaitValue(PARKED, 2);
    service.restart();

    awaitValue(PARKED, 2);
  }

  @Test
  void a_refusal_is_counted_by_method_and_reason_and_its_time_by_status() {
    start(Map.of());

    for (int i = 0; i < 3; i++) {
      assertThat(reasonOf(() -> read(Map.of("cordon-after", "nobody:1"))))
          .isEqualTo("NOT_YET_SEEN");
    }
    assertThat(reasonOf(() -> anonymous().readNotes(ReadNotesRequest.getDefaultInstance())))
        .isEqualTo("UNAUTHENTICATED");
    write("n1");

    assertThat(value(refusals("ReadNotes", "NOT_YET_SEEN"))).isEqualTo(3);
    assertThat(value(refusals("ReadNotes", "UNAUTHENTICATED"))).isEqualTo(1);
    assertThat(times("ReadNotes", "FAILED_PRECONDITION")).isEqualTo(3);
    assertThat(times("WriteNote", "OK")).isEqualTo(1);
    assertThat(scraped())
        .noneMatch(line -> line.contains("nobody") || line.contains("planner"))
        .anyMatch(
            line -> line.startsWith("grpc_server_seconds_bucket") && line.contains("le=\"0.1\""));
  }

  @Test
  void positions_and_lags_follow_what_happens() {
    start(Map.of());
    write("n1");

    awaitValue("cordon_journal_position_entries", 1);
    awaitValue("cordon_view_position_entries{view=\"words\"}", 1);
    await().atMost(LONGEST).until(() -> value(FEED_LAG) < 5);
    await().atMost(LONGEST).until(() -> value("cordon_journal_lag_seconds") < 5);
    await().atMost(LONGEST).until(() -> value("cordon_view_lag_seconds{view=\"words\"}") < 5);

    other.pause();
    service.clock().advance(Duration.ofSeconds(100));

    assertThat(value(FEED_LAG)).isGreaterThan(99);
    await().atMost(LONGEST).until(() -> value("cordon_journal_lag_seconds") < 5);
  }

  @Test
  void a_feed_that_was_never_heard_lags_without_end() {
    other.close();

    start(Map.of());

    assertThat(value(FEED_LAG)).isInfinite();
  }

  @Test
  void a_view_whose_own_version_is_not_read_yet_shows_as_being_built() {
    start(Map.of());
    for (int i = 0; i < 300; i++) {
      write("n" + i);
    }
    awaitValue("cordon_view_position_entries{view=\"words\"}", 300);
    assertThat(value(BUILDING)).isZero();
    service.close();

    start(Map.of("cordon.sample.words", "2", "cordon.sample.words-pause", "20ms"));

    assertThat(value(BUILDING)).isEqualTo(1);
    awaitValue(BUILDING, 0);
  }

  @Test
  void whoever_looks_costs_the_database_nothing() throws Exception {
    start(Map.of());
    awaitValue(BUILDING, 0);
    Thread.sleep(Duration.ofSeconds(1));

    long before = service.commands().count();
    long began = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(scraped()).isNotEmpty();
    }
    double seconds = (System.nanoTime() - began) / 1e9;

    // At rest the service sends three a second, and one for its feed.
    assertThat(service.commands().count() - before).isLessThanOrEqualTo((long) (4 * seconds) + 8);
  }

  @Test
  void without_a_port_there_is_none() {
    service =
        ServiceFixture.start(
            SampleApplication.class, MetersTest.class, Map.of("cordon.mongodb.database", database));

    assertThat(service.provider(MeterPort.class).stream()).isEmpty();
  }

  private void start(Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", database);
    properties.put("cordon.feeds.other", other.address());
    properties.put("cordon.metrics.port", "0");
    service = ServiceFixture.start(SampleApplication.class, MetersTest.class, properties);
  }

  private void awaitValue(String meter, double expected) {
    await().atMost(LONGEST).untilAsserted(() -> assertThat(value(meter)).isEqualTo(expected));
  }

  private double value(String meter) {
    return scraped()
        .filter(line -> line.startsWith(meter + " "))
        .mapToDouble(line -> number(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + meter));
  }

  private double times(String method, String status) {
    return scraped()
        .filter(line ->
            line.startsWith("grpc_server_seconds_count")
                && line.contains("rpc_method=\"" + method + "\"")
                && line.contains("grpc_status_code=\"" + status + "\""))
        .mapToDouble(line -> number(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static double number(String text) {
    return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static String refusals(String method, String reason) {
    return "cordon_refusals_total{reason=\"%s\",rpc_method=\"%s\",rpc_service=\"%s\"}"
        .formatted(reason, method, "cordon.sample.v1.NoteService");
  }

  private Stream<String> scraped() {
    return get("/metrics").lines();
  }

  private String get(String path) {
    try (var client = HttpClient.newHttpClient()) {
      var address = "http://127.0.0.1:" + service.bean(MeterPort.class).port() + path;
      return client
          .send(
              HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void write(String id) {
    var _ =
        stub(Map.of())
            .writeNote(
                WriteNoteRequest.newBuilder().setNoteId(id).setNote(note(id, "word")).build());
  }

  private void read(Map<String, String> metadata) {
    var _ = stub(metadata).readNotes(ReadNotesRequest.getDefaultInstance());
  }

  private NoteServiceBlockingStub stub(Map<String, String> metadata) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner, metadata));
  }

  private NoteServiceBlockingStub anonymous() {
    return NoteServiceGrpc.newBlockingStub(service.anonymous(Map.of()));
  }

  private static Note note(String id, String text) {
    return Note.newBuilder().setNoteId(id).setText(text).build();
  }
}
