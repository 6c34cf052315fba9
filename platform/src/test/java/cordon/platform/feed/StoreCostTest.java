package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.Load;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the chain from a page to the view of a reader costs the database, in commands: the counts do
 * not depend on the machine.
 */
class StoreCostTest {
  /** What one write costs by itself: three writes and the commit, without a key. */
  private static final double WRITE = 4;

  private static final AtomicLong NUMBER = new AtomicLong();
  private static ServiceFixture source;
  private static ServiceFixture reader;

  @BeforeAll
  static void start() {
    source = service("source", Map.of());
    reader =
        service(
            "reader",
            Map.of(
                "cordon.feeds.other",
                source.address(),
                "cordon.feeds.types",
                "cordon.sample.v1.Note"));
  }

  /** All that was written is in both views, and the last page has been waited out. */
  @BeforeEach
  void settle() throws InterruptedException {
    write();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> reached(source) == NUMBER.get() && reached(reader) == NUMBER.get());
    Thread.sleep(Duration.ofSeconds(1));
  }

  @AfterAll
  static void stop() {
    reader.close();
    source.close();
  }

  /** Three services with three feeds between them, and one that posts, stay below 15 a second. */
  @Test
  void a_service_that_rests_sends_three_commands_a_second_and_a_feed_adds_less_than_one()
      throws Exception {
    Sent sent = sentWithin(Duration.ofSeconds(12));

    assertThat(sent.source() / 12).isLessThanOrEqualTo(3);
    assertThat(sent.reader() / 12).isLessThanOrEqualTo(4);
  }

  @Test
  void an_entry_by_itself_costs_its_source_a_page_and_its_reader_a_page_and_two_transactions()
      throws Exception {
    int entries = 10;
    Sent idle = sentWithin(Duration.ofSeconds(5));

    Sent sent =
        sentWithin(() -> {
          for (int i = 0; i < entries; i++) {
            write();
            Thread.sleep(500);
          }
        });

    double source = (sent.source() - idle.source()) / entries - WRITE;
    double reader = (sent.reader() - idle.reader()) / entries;
    assertThat(source).as("of the source for each").isLessThan(8);
    assertThat(reader).as("of the reader for each").isLessThan(13);
  }

  @Test
  void under_load_the_chain_runs_ten_times_a_second_at_most() throws Exception {
    int seconds = 5;
    Sent sent;
    long before = NUMBER.get();
    long pages = pages();
    try (var _ = Load.of(100, StoreCostTest::write)) {
      sent = sentWithin(Duration.ofSeconds(seconds));
    }
    long written = NUMBER.get() - before;

    // Beside the view's own update for each entry.
    double source = (sent.source() - (WRITE + 1) * written) / seconds;
    double reader = (sent.reader() - written) / seconds;
    assertThat(written).isGreaterThan(50);
    assertThat(pages() - pages).isBetween(1L, 10L * seconds + 2);
    assertThat(source).as("of the source's chain a second").isLessThan(80);
    assertThat(reader).as("of the reader a second").isLessThan(120);
  }

  private record Sent(double source, double reader) {}

  private interface Step {
    void run() throws InterruptedException;
  }

  private static Sent sentWithin(Duration time) throws InterruptedException {
    return sentWithin(() -> Thread.sleep(time));
  }

  private static Sent sentWithin(Step step) throws InterruptedException {
    long atSource = source.commands().count();
    long atReader = reader.commands().count();
    step.run();
    return new Sent(source.commands().count() - atSource, reader.commands().count() - atReader);
  }

  private static long pages() {
    return source.mongo().collection("pages", Document.class).countDocuments();
  }

  private static long reached(ServiceFixture service) {
    return service.bean(Projector.class).reached().position();
  }

  private static void write() {
    Author.write(source, "note-" + NUMBER.incrementAndGet());
  }

  private static ServiceFixture service(String name, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", TestMongo.database(StoreCostTest.class) + "_" + name);
    return ServiceFixture.start(SampleApplication.class, StoreCostTest.class, properties);
  }
}
