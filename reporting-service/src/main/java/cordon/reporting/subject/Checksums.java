package cordon.reporting.subject;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Checksums in the addresses of wallets: Base58Check, and the capitals of EIP-55. */
final class Checksums {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(BASE58.length());
  private static final int CHECKSUM = 4;
  private static final int KECCAK_BITS = 256;
  private static final int ADDRESS_DIGITS = 40;
  private static final int CAPITAL_FROM = 8;
  private static final int HEXADECIMAL = 16;

  private Checksums() {}

  /** What is written, version first, without the checksum; nothing if that does not fit. */
  static Optional<byte[]> base58Check(String text) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      int digit = BASE58.indexOf(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
    }
    byte[] bytes = withZeros(text, number);
    if (bytes.length <= CHECKSUM) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(bytes, bytes.length - CHECKSUM);
    byte[] said = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM, bytes.length);
    return Arrays.equals(said, checksum(content)) ? Optional.of(content) : Optional.empty();
  }

  /** With its checksum, in letters. */
  static String toBase58Check(byte[] content) {
    byte[] bytes = Arrays.copyOf(content, content.length + CHECKSUM);
    System.arraycopy(checksum(content), 0, bytes, content.length, CHECKSUM);
    var text = new StringBuilder();
    for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
      text.append(BASE58.charAt(rest.mod(BASE).intValue()));
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(BASE58.charAt(0));
    }
    return text.reverse().toString();
  }

  /** Whether 40 hexadecimal digits in both cases have the capitals that EIP-55 gives them. */
  static boolean eip55(String digits) {
    byte[] lower = digits.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    var keccak = new KeccakDigest(KECCAK_BITS);
    keccak.update(lower, 0, lower.length);
    byte[] hash = new byte[keccak.getDigestSize()];
    keccak.doFinal(hash, 0);
    String marks = HexFormat.of().formatHex(hash);
    for (int i = 0; i < ADDRESS_DIGITS; i++) {
      char written = digits.charAt(i);
      boolean capital = Character.digit(marks.charAt(i), HEXADECIMAL) >= CAPITAL_FROM;
      if (Character.isLetter(written) && Character.isUpperCase(written) != capital) {
        return false;
      }
    }
    return true;
  }

  private static byte[] withZeros(String text, BigInteger number) {
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == BASE58.charAt(0)) {
      zeros++;
    }
    byte[] magnitude = number.toByteArray();
    int from = magnitude[0] == 0 ? 1 : 0;
    byte[] bytes = new byte[zeros + magnitude.length - from];
    System.arraycopy(magnitude, from, bytes, zeros, magnitude.length - from);
    return bytes;
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
