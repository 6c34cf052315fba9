package cordon.reporting.outcome;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Marks rows, in whatever order they come and in whichever parts: what has equal marks is equal. A
 * mark tells nothing of rows that are not in it.
 */
final class Mark {
  private static final int BYTES = 16;
  private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(BYTES * Byte.SIZE);

  private BigInteger sum = BigInteger.ZERO;

  /** Adds one row, by its id and what it says. */
  void add(String id, Object... says) {
    byte[] row = (id + Arrays.toString(says)).getBytes(StandardCharsets.UTF_8);
    add(new BigInteger(1, Arrays.copyOf(digest(row), BYTES)));
  }

  /** Adds the rows of another. */
  void add(Mark other) {
    add(other.sum);
  }

  private void add(BigInteger more) {
    sum = sum.add(more).mod(BEYOND);
  }

  /** Empty where there is no row. */
  String text() {
    return sum.signum() == 0
        ? ""
        : HexFormat.of().formatHex(BEYOND.add(sum).toByteArray(), 1, 1 + BYTES);
  }

  private static byte[] digest(byte[] row) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(row);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
