package cordon.platform.feed;

import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.Load;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Sequencer;
import cordon.platform.projection.Projector;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
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
      awaitNews();
    }
  }

  @Test
  void a_reader_is_current_though_nothing_of_what_is_written_is_for_it() throws Exception {
    reader.close();
    reader = readerOf("cordon.sample.v1.Other");

    try (var _ = Load.of(200, () -> write(source))) {
      awaitNews();
    }
  }

  @Test
  void a_reader_is_current_while_nothing_is_written_and_not_when_the_source_has_gone()
      throws Exception {
    awaitNews();

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

  /**
   * The reader comes to know of what the source did long after this began, though there is always
   * more to read; how soon is the machine's affair.
   */
  private void awaitNews() {
    Instant later = reader.clock().instant().plus(CURRENT);
    await().atMost(Duration.ofSeconds(60)).until(() -> known(reader).isAfter(later));
  }

  /** How old the knowledge of the source in the reader's view is. */
  private static Duration age(ServiceFixture reader) {
    return Duration.between(known(reader), reader.clock().instant());
  }

  private static Instant known(ServiceFixture reader) {
    return reader.bean(FeedReader.class).current(reader.bean(Projector.class).caughtUp());
  }

  private static void write(ServiceFixture service) {
    Author.write(service, "note-" + NUMBER.incrementAndGet());
  }

  private static ServiceFixture service(Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put(
        "cordon.mongodb.database",
        TestMongo.database(FreshnessTest.class) + "_" + System.nanoTime());
    return ServiceFixture.start(SampleApplication.class, FreshnessTest.class, properties);
  }
}
