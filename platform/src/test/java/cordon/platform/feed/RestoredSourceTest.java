package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Blocks;
import cordon.platform.sample.Author;
import cordon.platform.sample.SampleApplication;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A service that was restored to an earlier time without those that read its feed: they have read
 * what is not there any more, and must not take what is written in its place for the rest of it.
 */
@ExtendWith(OutputCaptureExtension.class)
class RestoredSourceTest {

  /** Once it had come as far again, its reader went on as if nothing had happened. */
  @Test
  void its_reader_waits_while_it_is_behind_and_stops_once_it_has_written_on_otherwise(
      CapturedOutput output) {
    try (var source = service("source", Map.of());
        var reader = service("reader", Map.of("cordon.feeds.other", source.address()))) {
      write(source, "before-1", "before-2");
      var then = Kept.of(source.mongo().database());
      write(source, "lost-1", "lost-2");
      await().until(() -> position(reader) == 4);

      // At the same address, as a restored service is.
      String port = source.address().substring(source.address().indexOf(':') + 1);
      source.stop();
      then.putBack(TestMongo.shared().client().getDatabase(database("source")));
      try (var restored = service("source", Map.of("spring.grpc.server.port", port))) {
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> output.getOut().contains("its journal ends before position 4"));

        write(restored, "other-1", "other-2", "other-3");

        await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                output
                    .getOut()
                    .contains(
                        "feed-other stops: its journal is another one than was"
                            + " read here up to position 4"));
        assertThat(reader.bean(FeedReader.class).healthy()).isFalse();
        assertThat(position(reader)).isEqualTo(4);
        assertThat(observed(reader)).doesNotContain("other/other-3:1");
      }
    }
  }

  @Test
  void a_source_that_was_only_started_again_is_read_on() {
    try (var source = service("again", Map.of());
        var reader = service("reader-again", Map.of("cordon.feeds.other", source.address()))) {
      write(source, "before-1");
      await().until(() -> position(reader) == 1);

      String port = source.address().substring(source.address().indexOf(':') + 1);
      source.stop();
      try (var again = service("again", Map.of("spring.grpc.server.port", port))) {
        write(again, "after-1");

        await().atMost(Duration.ofSeconds(20)).until(() -> position(reader) == 2);
        assertThat(observed(reader)).contains("other/before-1:1", "other/after-1:1");
      }
    }
  }

  private static void write(ServiceFixture service, String... notes) {
    long head = service.bean(Blocks.class).head();
    for (String note : notes) {
      Author.write(service, note);
    }
    await().until(() -> service.bean(Blocks.class).head() == head + notes.length);
  }

  private static long position(ServiceFixture reader) {
    Document known =
        reader.mongo().collection("feeds", Document.class).find(Filters.eq("_id", "other")).first();
    return known == null ? 0 : known.get("position", Number.class).longValue();
  }

  private static List<String> observed(ServiceFixture reader) {
    return reader
        .mongo()
        .collection("journal", Document.class)
        .find()
        .map(one -> one.getString("_id"))
        .into(new ArrayList<>());
  }

  private static ServiceFixture service(String name, Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", database(name));
    return ServiceFixture.start(SampleApplication.class, RestoredSourceTest.class, properties);
  }

  private static String database(String name) {
    return TestMongo.database(RestoredSourceTest.class) + "_" + name;
  }

  /** What stands in a database at a moment at which nobody writes. */
  private record Kept(Map<String, List<Document>> collections) {
    static Kept of(MongoDatabase database) {
      var collections = new HashMap<String, List<Document>>();
      for (String name : database.listCollectionNames()) {
        collections.put(name, database.getCollection(name).find().into(new ArrayList<>()));
      }
      return new Kept(collections);
    }

    void putBack(MongoDatabase database) {
      database.drop();
      collections.forEach((name, documents) -> {
        if (!documents.isEmpty()) {
          database.getCollection(name).insertMany(documents);
        }
      });
    }
  }
}
