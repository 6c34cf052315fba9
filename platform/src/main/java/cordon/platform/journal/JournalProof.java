package cordon.platform.journal;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Counts a journal's tree again from the bytes of its entries and holds it to the head that was
 * written with its last block, by what is stored alone and without the classes of its time.
 */
public final class JournalProof {
  private static final String LEAF = "leaf";
  private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

  private JournalProof() {}

  /**
   * What was found.
   *
   * @param entries that are numbered
   * @param head of the tree, in hexadecimal digits
   * @param wrong the name of the first entry that is not as it was sealed, or of the block whose
   *     head is another
   */
  public record Found(long entries, String head, Optional<String> wrong) {}

  /** Counts a service's journal; empty where there is none. */
  public static Optional<Found> count(MongoDatabase database) {
    MerkleTree tree = MerkleTree.empty();
    Optional<String> wrong = Optional.empty();
    long blocks = 0;
    for (BsonDocument block :
        database
            .getCollection(Blocks.COLLECTION, BsonDocument.class)
            .find()
            .sort(Sorts.ascending("_id"))) {
      blocks++;
      List<String> ids =
          block.getArray("ids").stream().map(one -> one.asString().getValue()).toList();
      Map<String, Sealed> entries = entries(database, ids);
      for (String id : ids) {
        Sealed entry = entries.getOrDefault(id, Sealed.MISSING);
        if (wrong.isEmpty() && !entry.good()) {
          wrong = Optional.of(id);
        }
        tree = tree.append(StoredEntries.leaf(id, entry.leaf()));
      }
      if (wrong.isEmpty() && !tree.peaks().equals(peaks(block))) {
        wrong = Optional.of("block " + block.getInt64("_id").getValue());
      }
    }
    return blocks == 0
        ? Optional.empty()
        : Optional.of(
            new Found(tree.size(), HexFormat.of().formatHex(tree.root().getData()), wrong));
  }

  /**
   * What is kept of an entry, which itself may be large.
   *
   * @param good whether the leaf is that of all else in it
   */
  private record Sealed(@Nullable BsonValue leaf, boolean good) {
    static final Sealed MISSING = new Sealed(null, false);
  }

  private static Map<String, Sealed> entries(MongoDatabase database, List<String> ids) {
    var found = new HashMap<String, Sealed>();
    database
        .getCollection(Journal.COLLECTION, BsonDocument.class)
        .find(Filters.in("_id", ids))
        .forEach(entry ->
            found.put(
                entry.getString("_id").getValue(), new Sealed(entry.get(LEAF), sealed(entry))));
    return found;
  }

  private static boolean sealed(BsonDocument entry) {
    BsonValue leaf = entry.get(LEAF);
    if (leaf == null || !leaf.isBinary()) {
      return false;
    }
    var rest = new BsonDocument();
    rest.putAll(entry);
    rest.remove(LEAF);
    var bytes = new RawBsonDocument(rest, CODEC).getByteBuffer().asNIO();
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    return MerkleTree.leaf(content).equals(new Binary(leaf.asBinary().getData()));
  }

  private static List<Binary> peaks(BsonDocument block) {
    var peaks = new ArrayList<Binary>();
    for (BsonValue one : block.getDocument("tree").getArray("peaks")) {
      BsonBinary peak = one.asBinary();
      peaks.add(new Binary(peak.getData()));
    }
    return peaks;
  }
}
