package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.testsupport.TestMongo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

class RecentTest {
  private static final Instant TIME = Instant.parse("2025-07-01T00:00:00Z");

  private final Recent recent = new Recent();

  @Test
  void what_is_at_hand_is_what_is_stored() throws Exception {
    try (var mongo =
        Mongo.connect(TestMongo.shared().uri(), TestMongo.database(RecentTest.class))) {
      var journal = new Journal(mongo);
      var blocks = new Blocks(mongo, journal);
      var tail = new Tail(blocks);
      var sequencer = new Sequencer(mongo, journal, blocks, tail, MillisecondClock.system());
      sequencer.start();
      try {
        new JournalWriters(mongo, journal).write(4, 20, "aggregate-");
        await().atMost(Duration.ofSeconds(20)).until(() -> tail.head() == 80);

        var stored = new Blocks(mongo, journal);
        assertThat(blocks.after(0, 80)).hasSize(80).isEqualTo(stored.after(0, 80));
        assertThat(blocks.after(77, 80)).hasSize(3).isEqualTo(stored.after(77, 80));
        for (Set<String> types : List.of(Set.<String>of(), Set.of("cordon.sample.v1.Other"))) {
          assertThat(blocks.ownAfter(10, 20, types)).isEqualTo(stored.ownAfter(10, 20, types));
        }
      } finally {
        sequencer.stop();
      }
      assertThat(blocks.after(70, 80)).hasSize(10);
    }
  }

  @Test
  void nothing_is_said_of_what_is_not_all_at_hand() {
    add(11, 3, 1);

    assertThat(recent.after(9, 10)).isEmpty();
    assertThat(positions(10, 10)).containsExactly(11L, 12L, 13L);
    assertThat(positions(11, 1)).containsExactly(12L);
    assertThat(recent.after(13, 10)).isEmpty();

    // Another replica has numbered in between.
    add(20, 2, 1);
    assertThat(recent.after(10, 10)).isEmpty();
    assertThat(positions(19, 10)).containsExactly(20L, 21L);

    recent.clear();
    assertThat(recent.after(19, 10)).isEmpty();
  }

  @Test
  void it_holds_a_thousand_entries_and_eight_mebibytes_at_most() {
    for (int block = 0; block < 30; block++) {
      add(1 + 100L * block, 100, 1);
    }
    assertThat(recent.after(1999, 10)).isEmpty();
    assertThat(positions(2000, 2000)).hasSize(1000);

    add(3001, 40, Journal.LARGEST_RESOURCE);
    assertThat(recent.after(3023, 10)).isEmpty();
    assertThat(positions(3024, 100)).hasSize(16);
  }

  private List<Long> positions(long after, int limit) {
    return recent.after(after, limit).orElseThrow().stream().map(Numbered::position).toList();
  }

  private void add(long first, int count, int bytes) {
    var entries = new ArrayList<Entry>();
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      entries.add(entry("e" + (first + i), bytes));
      ids.add("e" + (first + i));
    }
    recent.add(
        new Block(first, first + count, ids, TIME, new BsonDocument(), MerkleTree.empty()),
        entries);
  }

  private static Entry entry(String id, int bytes) {
    var nothing = new Binary(new byte[0]);
    var actor = new Actor("somebody", null, List.of());
    var resource = new Binary(new byte[bytes]);
    return new Entry(
        id, id, 1, null, 0, actor, null, null, "Append", null, TIME, "type", resource, null,
        nothing, nothing);
  }
}
