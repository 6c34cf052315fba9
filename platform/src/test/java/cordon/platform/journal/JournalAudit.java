package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Sorts;
import cordon.platform.store.Mongo;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads a whole journal and holds its order to everything that is promised of it. */
public final class JournalAudit {
  private JournalAudit() {}

  /** How many entries have no position yet. */
  public static long unnumbered(Mongo mongo) {
    var journal = new Journal(mongo);
    return journal.collection().countDocuments() - new Blocks(mongo, journal).head();
  }

  /** No hole, no repetition, versions in order, times in order, and the tree's head is true. */
  public static void check(Mongo mongo) {
    var journal = new Journal(mongo);
    Set<String> seen = new HashSet<>();
    Map<String, Long> versions = new HashMap<>();
    MerkleTree tree = MerkleTree.empty();
    long expected = 1;
    Instant time = Instant.EPOCH;
    for (Block block :
        mongo.collection(Blocks.COLLECTION, Block.class).find().sort(Sorts.ascending("_id"))) {
      assertThat(block.first() == 0 ? 1 : block.first()).isEqualTo(expected);
      assertThat(block.next()).isEqualTo(expected + block.ids().size());
      assertThat(block.time()).isAfterOrEqualTo(time);
      for (Entry entry : journal.byIds(block.ids())) {
        assertThat(seen.add(entry.id())).as("%s is numbered once", entry.id()).isTrue();
        assertThat(entry.version())
            .as(entry.id())
            .isEqualTo(versions.merge(entry.aggregate(), 1L, Long::sum));
        assertThat(entry.leaf()).isEqualTo(journal.leafOf(entry));
        tree = tree.append(java.util.Objects.requireNonNull(entry.leaf()));
      }
      assertThat(block.tree()).isEqualTo(tree);
      expected = block.next();
      time = block.time();
    }
    assertThat(seen).hasSize((int) journal.collection().countDocuments());
  }
}
