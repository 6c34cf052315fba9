package cordon.platform.journal;

import cordon.platform.refusal.UnreadableException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads entries as they are stored. One whose document is damaged, or of a form that this version
 * does not know, is what its name tells: it has its place in the order, and whoever follows decides
 * what has to wait for it. It is told once in the log, by its name and nothing of its content.
 */
final class StoredEntries {
  private static final Logger log = LoggerFactory.getLogger(StoredEntries.class);

  /** Beyond so many the log has enough of them. */
  private static final int LOGGED = 1_000;

  private final Codec<Entry> codec;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  StoredEntries(Codec<Entry> codec) {
    this.codec = codec;
  }

  /** The entry, or one that is not {@link Entry#readable()}. */
  Entry read(RawBsonDocument stored) {
    try {
      return stored.decode(codec);
    } catch (UnreadableException e) {
      String id = stored.getString("_id").getValue();
      if (told.size() < LOGGED && told.add(id)) {
        log.error("journal entry {} cannot be read: {}", id, e.sentence());
      }
      return named(id, stored);
    }
  }

  /** The leaf of an entry in the tree; by its name alone if the stored one cannot be read. */
  static Binary leaf(String id, @Nullable BsonValue leaf) {
    return leaf != null && leaf.isBinary()
        ? new Binary(leaf.asBinary().getData())
        : MerkleTree.leafOfName(id);
  }

  /** The same of an entry that was read. */
  static Binary leaf(Entry entry) {
    Binary leaf = entry.leaf();
    return leaf == null ? MerkleTree.leafOfName(entry.id()) : new Binary(leaf.getData());
  }

  private static Entry named(String id, BsonDocument stored) {
    String aggregate = Entry.aggregateOf(id);
    return Entry.unreadable(id, aggregate, Entry.versionOf(id), source(aggregate, stored))
        .withLeaf(leaf(id, stored.get("leaf")));
  }

  private static @Nullable String source(String aggregate, BsonDocument stored) {
    BsonValue source = stored.get("source");
    if (source == null || source.isNull()) {
      return null;
    }
    int end = aggregate.indexOf('/');
    return source.isString()
        ? source.asString().getValue()
        : end < 0 ? null : aggregate.substring(0, end);
  }
}
