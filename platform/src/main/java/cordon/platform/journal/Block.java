package cordon.platform.journal;

import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A run of entries that were given their positions together. Its id is the position at which it
 * starts and it is always built on the last block, so that two sequencers can never both succeed.
 *
 * @param first position of the first entry; 0 for the empty block that every journal starts with
 * @param next position that the following block starts with
 * @param ids names of the entries in order, at most 500
 * @param time when they were numbered, never before the block before
 * @param token of the change stream, to go on after the last of them
 * @param tree head of the tree over all entries up to and with this block
 */
public record Block(
    @BsonId long first,
    long next,
    List<String> ids,
    Instant time,
    BsonDocument token,
    MerkleTree tree) {
  static final int LARGEST = 500;

  /** The last position that is given once this block stands. */
  public long head() {
    return next - 1;
  }

  long positionOf(int index) {
    return first + index;
  }
}
