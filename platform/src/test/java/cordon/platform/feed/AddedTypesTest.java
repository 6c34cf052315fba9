package cordon.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.JournalAudit;
import cordon.platform.projection.Projector;
import cordon.platform.sample.SampleApplication;
import cordon.platform.store.Mongo;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A release observes a type of message that the release before it did not. */
class AddedTypesTest {
  private static final String NOTE = "cordon.sample.v1.Note";
  private static final String OTHER = "cordon.sample.v1.Other";
  private static final String BOTH = NOTE + "," + OTHER;
  private static final Duration SOON = Duration.ofSeconds(20);

  private final FeedStandIn source = new FeedStandIn();
  private final String database =
      TestMongo.database(AddedTypesTest.class) + "_" + System.nanoTime();
  private final List<ServiceFixture> started = new ArrayList<>();
  private final Map<String, Integer> versions = new HashMap<>();

  @AfterEach
  void stop() {
    started.forEach(ServiceFixture::close);
    source.close();
  }

  @Test
  void what_was_there_before_is_read_from_the_beginning_and_then_with_the_rest() throws Exception {
    ServiceFixture before = replica(NOTE);
    append(500);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE));
    close(before);

    ServiceFixture after = replica(BOTH);
    append(100);
    await().atMost(SOON).until(() -> kept(after) == count(NOTE) + count(OTHER));
    append(10);
    await().atMost(SOON).until(() -> kept(after) == count(NOTE) + count(OTHER));

    audit(after);
    Document position = position(after);
    assertThat(position.getList("types", String.class)).containsExactly(NOTE, OTHER);
    assertThat(position.get("added")).isNull();
  }

  @Test
  void nothing_is_passed_over_while_replicas_of_both_releases_run() throws Exception {
    ServiceFixture before = replica(NOTE);
    append(20);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE));

    ServiceFixture after = replica(BOTH);
    append(20);

    await().atMost(SOON).until(() -> kept(after) == count(NOTE) + count(OTHER));
    audit(after);

    // A step back: only the release before is left, and comes again.
    close(after);
    append(20);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE) + count(OTHER));
    close(before);
    ServiceFixture again = replica(BOTH);
    append(20);
    await().atMost(SOON).until(() -> kept(again) == count(NOTE) + count(OTHER));
    audit(again);
  }

  @Test
  void what_is_added_is_read_though_a_replica_without_it_reads_and_nobody_writes()
      throws Exception {
    ServiceFixture before = replica(NOTE);
    append(20);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE));

    ServiceFixture after = replica(BOTH);

    await().atMost(SOON).until(() -> kept(after) == count(NOTE) + count(OTHER));
    audit(after);
  }

  @Test
  void one_that_ended_half_way_takes_nothing_twice() throws Exception {
    ServiceFixture before = replica(NOTE);
    append(2_000);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE));
    close(before);

    ServiceFixture half = replica(BOTH);
    await().atMost(SOON).until(() -> kept(half) > count(NOTE));
    close(half);
    ServiceFixture after = replica(BOTH);
    await().atMost(SOON).until(() -> kept(after) == count(NOTE) + count(OTHER));
    audit(after);
  }

  /** As after a release that knew no types has moved the position on, or one that has gone back. */
  @Test
  void what_is_there_of_an_added_type_is_not_taken_twice() throws Exception {
    ServiceFixture both = replica(BOTH);
    append(50);
    await().atMost(SOON).until(() -> kept(both) == count(NOTE) + count(OTHER));
    close(both);
    withoutTypes();
    append(30);

    ServiceFixture again = replica(BOTH, NOTE);
    await().atMost(SOON).until(() -> kept(again) == count(NOTE) + count(OTHER));
    await().atMost(SOON).until(() -> position(again).get("added") == null);
    audit(again);
  }

  @Test
  void a_position_that_is_stored_without_types_is_of_those_that_were_read_then() throws Exception {
    ServiceFixture before = replica(NOTE);
    append(20);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE));
    close(before);
    withoutTypes();

    ServiceFixture same = replica(NOTE);
    append(1);
    await().atMost(SOON).until(() -> kept(same) == count(NOTE));
    assertThat(position(same).getList("types", String.class)).containsExactly(NOTE);
    close(same);
    withoutTypes();

    ServiceFixture after = replica(BOTH, NOTE);
    await().atMost(SOON).until(() -> kept(after) == count(NOTE) + count(OTHER));
    audit(after);
  }

  /** Those that it knows stay fresh; it is not current before it knows all that it goes by. */
  @Test
  void only_whoever_goes_by_the_added_type_is_behind_until_it_is_read() {
    ServiceFixture before = replica(NOTE);
    append(20);
    await().atMost(SOON).until(() -> kept(before) == count(NOTE));
    source.withhold(OTHER);

    ServiceFixture after = replica(BOTH);
    close(before);
    ServiceFixture beside = replica(NOTE);
    Instant later = after.clock().instant().plusSeconds(2);
    append(20);

    await().atMost(SOON).until(() -> known(beside).isAfter(later));
    await().atMost(SOON).until(() -> kept(beside) == count(NOTE));
    assertThat(known(after)).isEqualTo(Instant.EPOCH);
    assertThat(after.bean(FeedReader.class).healthy()).isTrue();

    source.withhold("");

    await().atMost(SOON).until(() -> known(after).isAfter(later));
    assertThat(kept(after)).isEqualTo(count(NOTE) + count(OTHER));
  }

  private ServiceFixture replica(String types) {
    return replica(types, types);
  }

  private ServiceFixture replica(String types, String before) {
    ServiceFixture replica =
        ServiceFixture.start(
            SampleApplication.class,
            AddedTypesTest.class,
            Map.of(
                "cordon.feeds.other",
                source.address(),
                "cordon.feeds.types",
                types,
                "cordon.feeds.before",
                before,
                "cordon.mongodb.database",
                database));
    started.add(replica);
    await().atMost(SOON).until(() -> replica.bean(FeedReader.class).healthy());
    return replica;
  }

  private void close(ServiceFixture replica) {
    replica.close();
    started.remove(replica);
  }

  /** Two of three are notes; each has a few aggregates, whose versions have to keep their order. */
  private void append(int entries) {
    for (int i = 0; i < entries; i++) {
      String type = i % 3 == 0 ? OTHER : NOTE;
      String aggregate = type.substring(type.lastIndexOf('.') + 1) + i % 7;
      int version = versions.merge(aggregate, 1, Integer::sum);
      source.append(aggregate, version, type, ByteString.EMPTY);
    }
  }

  private long count(String type) {
    String name = type.substring(type.lastIndexOf('.') + 1);
    return versions.entrySet().stream()
        .filter(one -> one.getKey().startsWith(name))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long kept(ServiceFixture replica) {
    return replica
        .mongo()
        .collection("journal", Document.class)
        .countDocuments(Filters.eq("source", "other"));
  }

  private static Document position(ServiceFixture replica) {
    return Objects.requireNonNull(
        replica.mongo().collection("feeds", Document.class).find().first());
  }

  /** As releases before have stored it. */
  private void withoutTypes() {
    try (var mongo = Mongo.connect(TestMongo.shared().uri(), database)) {
      var _ =
          mongo
              .collection("feeds", Document.class)
              .updateOne(Filters.empty(), Updates.unset("types"));
    }
  }

  private static Instant known(ServiceFixture replica) {
    return replica.bean(FeedReader.class).current(replica.bean(Projector.class).caughtUp());
  }

  /** Everything is there once, and each aggregate's versions in their order. */
  private static void audit(ServiceFixture replica) throws Exception {
    await().atMost(SOON).until(() -> JournalAudit.unnumbered(replica.mongo()) == 0);
    JournalAudit.check(replica.mongo());
  }
}
