package cordon.platform.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.bson.types.Binary;

/**
 * The head of an append-only Merkle tree after RFC 9162, section 2.1, kept as the roots of its full
 * subtrees, from the largest to the smallest: one for each bit that is set in the size.
 *
 * @param size number of leaves
 * @param peaks SHA-256 of each full subtree, the largest first
 */
public record MerkleTree(long size, List<Binary> peaks) {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  public MerkleTree {
    peaks = List.copyOf(peaks);
  }

  static MerkleTree empty() {
    return new MerkleTree(0, List.of());
  }

  static Binary leaf(byte[] content) {
    return hash(LEAF, content, new byte[0]);
  }

  /** In the place of a leaf that cannot be read any more. */
  static Binary leafOfName(String id) {
    return leaf(id.getBytes(StandardCharsets.UTF_8));
  }

  MerkleTree append(Binary leaf) {
    var grown = new ArrayList<>(peaks);
    grown.add(leaf);
    for (long bit = size; (bit & 1) == 1; bit >>= 1) {
      Binary right = grown.removeLast();
      Binary left = grown.removeLast();
      grown.add(hash(NODE, left.getData(), right.getData()));
    }
    return new MerkleTree(size + 1, grown);
  }

  /** The Merkle tree hash of all leaves; SHA-256 of nothing for the empty tree. */
  public Binary root() {
    if (peaks.isEmpty()) {
      return new Binary(sha256().digest());
    }
    Binary root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = hash(NODE, peaks.get(i).getData(), root.getData());
    }
    return root;
  }

  private static Binary hash(byte kind, byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update(kind);
    digest.update(left);
    digest.update(right);
    return new Binary(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
