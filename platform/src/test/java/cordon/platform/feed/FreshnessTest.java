package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.Load;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Sequencer;
import cordon.platform.projection.Projector;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two services with their real feeds: one writes, the other reads and writes itself. */
class FreshnessTest {
  /** Far below the lease on which tasking grants a start. */
  private static final Duration CURRENT = Duration.ofSeconds(5);

  private static final AtomicLong NUMBER = new AtomicLong();
  private ServiceFixture source;
  private ServiceFixture reader;

  @BeforeEach
  void start() {
    source = service(Map.of());
    reader = readerOf("cordon.sample.v1.Note");
  }

  @AfterEach
  void stop() {
    reader.close();
    source.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 200})
  void a_reader_is_current_however_much_is_written_in_both(int perSecond) throws Exception {
    try (var _ = Load.of(perSecond, () -> write(source));
        var _ = Load.of(perSecond, () -> write(reader))) {
      assertThat(oldest(Duration.ofSeconds(8))).isLessThan(CURRENT);
    }
  }

  @Test
  void a_reader_is_current_though_nothing_of_what_is_written_is_for_it() throws Exception {
    reader.close();
    reader = readerOf("cordon.sample.v1.Other");

    try (var _ = Load.of(200, () -> write(source))) {
      assertThat(oldest(Duration.ofSeconds(8))).isLessThan(CURRENT);
    }
  }

  @Test
  void a_reader_is_current_while_nothing_is_written_and_not_when_the_source_has_gone()
      throws Exception {
    assertThat(oldest(Duration.ofSeconds(6))).isLessThan(CURRENT);

    source.close();

    await().atMost(Duration.ofSeconds(10)).until(() -> age(reader).compareTo(CURRENT) > 0);
    source = service(Map.of());
  }

  @Test
  void a_source_that_numbers_nothing_any_more_makes_no_reader_current() throws Exception {
    source.bean(Sequencer.class).stop();
    write(source);

    await().atMost(Duration.ofSeconds(10)).until(() -> age(reader).compareTo(CURRENT) > 0);

    source.bean(Sequencer.class).start();
    await().atMost(Duration.ofSeconds(10)).until(() -> age(reader).compareTo(CURRENT) < 0);
  }

  @Test
  void a_reader_that_numbers_nothing_itself_is_not_current() throws Exception {
    reader.bean(Sequencer.class).stop();

    await().atMost(Duration.ofSeconds(10)).until(() -> age(reader).compareTo(CURRENT) > 0);

    reader.bean(Sequencer.class).start();
    await().atMost(Duration.ofSeconds(10)).until(() -> age(reader).compareTo(CURRENT) < 0);
  }

  private ServiceFixture readerOf(String type) {
    ServiceFixture started =
        service(Map.of("cordon.feeds.other", source.address(), "cordon.feeds.types", type));
    await().atMost(Duration.ofSeconds(10)).until(() -> age(started).compareTo(CURRENT) < 0);
    return started;
  }

  /** How old the knowledge of the source in the reader's view is. */
  private static Duration age(ServiceFixture reader) {
    Instant known = reader.bean(FeedReader.class).current(reader.bean(Projector.class).caughtUp());
    return Duration.between(known, reader.clock().instant());
  }

  private Duration oldest(Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    Duration oldest = Duration.ZERO;
    while (System.nanoTime() < end) {
      Duration age = age(reader);
      oldest = age.compareTo(oldest) > 0 ? age : oldest;
      Thread.sleep(20);
    }
    return oldest;
  }

  private static void write(ServiceFixture service) {
    String id = "note-" + NUMBER.incrementAndGet();
    var planner = TestIdentity.person("planner").roles("planner");
    var _ =
        NoteServiceGrpc.newBlockingStub(service.channel(planner))
            .writeNote(
                WriteNoteRequest.newBuilder()
                    .setNoteId(id)
                    .setNote(Note.newBuilder().setNoteId(id).setText("a word"))
                    .build());
  }

  private static ServiceFixture service(Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put(
        "cordon.mongodb.database",
        TestMongo.database(FreshnessTest.class) + "_" + System.nanoTime());
    return ServiceFixture.start(SampleApplication.class, FreshnessTest.class, properties);
  }
}
