package cordon.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Actor;
import cordon.platform.journal.Blocks;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Journal;
import cordon.platform.sample.SampleApplication;
import cordon.platform.sample.Weighed;
import cordon.sample.v1.Note;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was left out is taken in by parts that may be held at once, however large it is. */
class LargeSecondTryTest {
  private static final int LARGE = 400 * 1024;
  private static final int VERSIONS = 60;
  private static final long BOUND = (8 * 1024 + 512) * 1024;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String DATABASE = TestMongo.database(LargeSecondTryTest.class) + "_";

  private final ServiceFixture service =
      ServiceFixture.start(
          SampleApplication.class,
          LargeSecondTryTest.class,
          Map.of("cordon.mongodb.database", DATABASE + System.nanoTime()));
  private final Journal journal = service.bean(Journal.class);
  private final Weighed weighed = new Weighed();

  @AfterEach
  void stop() {
    service.close();
  }

  /** Was read at once, 24 MB, and given to the view in one transaction. */
  @Test
  void what_is_large_is_taken_in_by_parts_of_eight_mebibytes() {
    for (int version = 1; version <= VERSIONS; version++) {
      append(own("large", version, LARGE));
    }
    awaitNumbered(VERSIONS);
    Document whole = Objects.requireNonNull(stored().find(Filters.eq("_id", "large:1")).first());
    var _ = stored().updateOne(Filters.eq("_id", "large:1"), Updates.set("actor", "damaged"));
    service.restart();

    Projector projector = service.bean(Views.class).keep(weighed);
    projector.start();
    try {
      await().atMost(LONGEST).until(() -> projector.parked() == VERSIONS);
      assertThat(weighed.stretches()).isEmpty();
      var _ = stored().replaceOne(Filters.eq("_id", "large:1"), whole);
      await().atMost(LONGEST).until(() -> projector.parked() == 0);
    } finally {
      projector.stop();
    }

    assertThat(weighed.stretches()).allMatch(bytes -> bytes <= BOUND).hasSizeLessThan(10);
    assertThat(weighed.versions()).hasSize(VERSIONS).isSorted().doesNotHaveDuplicates();
  }

  /** The place of what its service could not read goes with the entry, wherever a part ends. */
  @Test
  void a_part_ends_between_two_versions() {
    int versions = 300;
    for (int version = 1; version <= versions; version++) {
      // One without a place, so that neither an even nor an odd end is between two.
      if (version != 2) {
        append(observed(version, Entry.unreadable("many:" + version, "many", version, null)));
      }
    }
    for (int version = 1; version <= versions; version++) {
      append(observed(version, own("many", version, 5)));
    }
    awaitNumbered(2 * versions - 1);

    Projector projector = service.bean(Views.class).keep(weighed);
    projector.start();
    try {
      await().atMost(LONGEST).until(() -> projector.reached().position() == 2 * versions - 1);
      await().atMost(LONGEST).until(() -> projector.parked() == 0);
    } finally {
      projector.stop();
    }

    assertThat(weighed.versions()).hasSize(versions).isSorted().doesNotHaveDuplicates();
  }

  /** Of the service as it runs now. */
  private MongoCollection<Document> stored() {
    return service.mongo().collection("journal", Document.class);
  }

  private Entry own(String aggregate, long version, int bytes) {
    return journal.own(
        new Actor("somebody", null, List.of()),
        null,
        null,
        "Append",
        null,
        Instant.now(),
        aggregate,
        version,
        Note.newBuilder().setText("word ".repeat(bytes / 5)).setNoteId(aggregate).build());
  }

  private Entry observed(long position, Entry original) {
    return journal.observed("other", position, Instant.now(), original);
  }

  private void append(Entry entry) {
    var _ =
        service
            .mongo()
            .inTransaction(session -> {
              journal.append(session, List.of(entry));
              return true;
            });
  }

  private void awaitNumbered(int entries) {
    await().atMost(LONGEST).until(() -> service.bean(Blocks.class).head() == entries);
  }
}
