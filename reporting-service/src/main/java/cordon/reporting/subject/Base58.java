package cordon.reporting.subject;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Base58, and Base58Check with the first four octets of two SHA-256 behind what is said.
 *
 * @param letters from 0 to 57
 */
record Base58(String letters) {
  static final Base58 BITCOIN =
      new Base58("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz");

  /** XRP Ledger: the same letters in another order, so that an address begins with r. */
  static final Base58 XRPL =
      new Base58("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz");

  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int CHECKSUM = 4;

  /** What is written; nothing if a letter is none. */
  Optional<byte[]> read(String text) {
    BigInteger number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = letters.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      zeros += digit == 0 && zeros == i ? 1 : 0;
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
    int from = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
    byte[] bytes = new byte[zeros + magnitude.length - from];
    System.arraycopy(magnitude, from, bytes, zeros, magnitude.length - from);
    return Optional.of(bytes);
  }

  String write(byte[] bytes) {
    var text = new StringBuilder();
    for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
      text.append(letters.charAt(rest.mod(BASE).intValue()));
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(letters.charAt(0));
    }
    return text.reverse().toString();
  }

  /** What is written, version first, without the checksum; nothing if that does not fit. */
  Optional<byte[]> readChecked(String text) {
    return read(text)
        .filter(bytes -> bytes.length > CHECKSUM)
        .filter(bytes -> {
          byte[] said = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length);
          return Arrays.equals(said, checksum(content(bytes)));
        })
        .map(Base58::content);
  }

  /** With its checksum. */
  String writeChecked(byte[] content) {
    byte[] bytes = Arrays.copyOf(content, content.length + CHECKSUM);
    System.arraycopy(checksum(content), 0, bytes, content.length, CHECKSUM);
    return write(bytes);
  }

  private static byte[] content(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length - CHECKSUM);
  }

  private static byte[] checksum(byte[] content) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return Arrays.copyOf(sha.digest(sha.digest(content)), CHECKSUM);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
