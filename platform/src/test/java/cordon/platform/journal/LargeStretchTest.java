package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Message;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.projection.Projector;
import cordon.platform.projection.Views;
import cordon.platform.sample.SampleApplication;
import cordon.platform.sample.Weighed;
import cordon.sample.v1.Note;
import cordon.sample.v1.ReadNotesRequest;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever reads the journal holds some of it at once, however large its entries are. */
class LargeStretchTest {
  private static final int ENTRIES = 60;
  private static final int LARGE = 400 * 1024;
  private static final long BOUND = (8 * 1024 + 512) * 1024;

  private static ServiceFixture service;

  /** A service with a journal of 24 MB, of which nothing is at hand any more. */
  @BeforeAll
  static void start() {
    service =
        ServiceFixture.start(
            SampleApplication.class,
            LargeStretchTest.class,
            Map.of("cordon.mongodb.database", TestMongo.database(LargeStretchTest.class)));
    var journal = service.bean(Journal.class);
    for (int i = 0; i < ENTRIES; i++) {
      append(journal, "large-" + i, note(LARGE));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> service.bean(Blocks.class).head() == ENTRIES);
    service.restart();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_view_is_given_eight_mebibytes_in_one_stretch_and_all_in_the_end() {
    var weighed = new Weighed();
    Projector projector = service.bean(Views.class).keep(weighed);
    projector.start();
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> projector.reached().position() == ENTRIES);
    } finally {
      projector.stop();
    }

    assertThat(weighed.stretches()).allMatch(bytes -> bytes <= BOUND);
    assertThat(weighed.stretches().stream().mapToLong(Long::longValue).sum())
        .isGreaterThan((long) ENTRIES * LARGE);
    assertThat(weighed.stretches()).hasSizeLessThan(10);
  }

  @Test
  void a_feed_is_read_from_the_journal_in_parts_without_a_hole() {
    var blocks = new Blocks(service.mongo(), service.bean(Journal.class));
    var positions = new ArrayList<Long>();
    long reached = 0;
    while (reached < ENTRIES) {
      Blocks.Stretch next = blocks.ownAfter(reached, 200, Set.of("cordon.sample.v1.Note"));

      assertThat(Weighed.bytes(next.entries())).isLessThanOrEqualTo(BOUND);
      assertThat(next.reached()).isGreaterThan(reached);
      next.entries().forEach(entry -> positions.add(entry.position()));
      reached = next.reached();
    }

    assertThat(positions).hasSize(ENTRIES).isSorted().doesNotHaveDuplicates();
    assertThat(blocks.ownAfter(reached, 200, Set.of()).entries()).isEmpty();
  }

  @Test
  void what_is_passed_over_weighs_nothing() {
    var blocks = new Blocks(service.mongo(), service.bean(Journal.class));

    Blocks.Stretch next =
        blocks.ownAfter(0, 200, Set.of(ReadNotesRequest.getDescriptor().getFullName()));

    assertThat(next.entries()).isEmpty();
    assertThat(next.reached()).isEqualTo(ENTRIES);
    assertThat(next.more()).isFalse();
  }

  @Test
  void another_service_keeps_eight_mebibytes_in_one_transaction() {
    try (var reader =
        ServiceFixture.start(
            SampleApplication.class,
            LargeStretchTest.class,
            Map.of(
                "cordon.feeds.other",
                service.address(),
                "cordon.mongodb.database",
                TestMongo.database(LargeStretchTest.class) + "_reader"))) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> reader.bean(Blocks.class).head() == ENTRIES);

      // What was kept in one transaction has one time.
      Map<Instant, Long> transactions = new HashMap<>();
      kept(reader)
          .forEach(entry ->
              transactions.merge(
                  entry.getDate("time").toInstant(),
                  (long) entry.get("resource", Binary.class).length(),
                  Long::sum));
      assertThat(transactions.values()).allMatch(bytes -> bytes <= BOUND);
      JournalAudit.check(reader.mongo());
    }
  }

  private static List<Document> kept(ServiceFixture reader) {
    return reader.mongo().collection("journal", Document.class).find().into(new ArrayList<>());
  }

  private static Message note(int bytes) {
    return Note.newBuilder().setText("word ".repeat(bytes / 5)).setNoteId("a").build();
  }

  private static void append(Journal journal, String id, Message resource) {
    var actor = new Actor("somebody", null, List.of());
    Entry entry = journal.own(actor, null, null, "Append", null, Instant.now(), id, 1, resource);
    service
        .mongo()
        .inTransaction(session -> {
          journal.append(session, List.of(entry));
          return true;
        });
  }
}
