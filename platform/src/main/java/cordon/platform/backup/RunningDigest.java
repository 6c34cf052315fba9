package cordon.platform.backup;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over documents as they are stored, one after the other, and how many and large. */
final class RunningDigest {
  private final MessageDigest sha256;
  private long count;
  private long bytes;

  RunningDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void add(byte[] document) {
    sha256.update(document);
    count++;
    bytes += document.length;
  }

  long count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** Once, when all is added. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
