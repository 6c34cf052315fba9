package cordon.reporting.subject;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses of Bitcoin Cash (CashAddr specification): letters of Bech32 with a checksum of 40 bits,
 * for the same hash that Base58Check writes.
 */
final class CashAddress {
  private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final String PREFIX = "bitcoincash";
  private static final long[] GENERATOR = {
    0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L
  };
  private static final int CHECKSUM = 8;
  private static final int BITS = 5;

  /** Behind the octet of kind and size stands the hash, and then bits of padding to the letter. */
  private static final int PADDED_20 = 34;

  private static final int PADDED_32 = 53;
  private static final int KIND = 3;
  private static final int SIZE = 7;
  private static final int SIZE_32 = 3;

  /** Kinds 2 and 3 are 0 and 1 of somebody who can take tokens (CHIP-2022-02, CashTokens). */
  private static final int LAST_KIND = 3;

  private static final byte SCRIPT_VERSION = 5;

  private CashAddress() {}

  /** What Base58Check writes for it, version first; nothing if letters or checksum do not fit. */
  static Optional<byte[]> read(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    boolean oneCase = text.equals(small) || text.equals(text.toUpperCase(Locale.ROOT));
    int letters = small.length() - CHECKSUM;
    if (!oneCase
        || (letters != PADDED_20 && letters != PADDED_32)
        || small.chars().anyMatch(c -> value(c) < 0)
        || remainder(small) != 0) {
      return Optional.empty();
    }
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < letters; i++) {
      bits = bits.shiftLeft(BITS).add(BigInteger.valueOf(value(small.charAt(i))));
    }
    int padding = letters * BITS % Byte.SIZE;
    boolean padded = bits.getLowestSetBit() < padding && bits.signum() != 0;
    byte[] octets = octets(bits.shiftRight(padding), letters * BITS / Byte.SIZE);
    if (padded || !isKnown(octets[0], letters == PADDED_32)) {
      return Optional.empty();
    }
    octets[0] = isScript(octets[0]) ? SCRIPT_VERSION : 0;
    return Optional.of(octets);
  }

  /** A script may have a hash of 32 octets (CHIP-2022-05, P2SH32), and a key has one of 20. */
  private static boolean isKnown(byte first, boolean large) {
    int size = first & SIZE;
    return first >= 0
        && first >> KIND <= LAST_KIND
        && (large ? size == SIZE_32 && isScript(first) : size == 0);
  }

  private static boolean isScript(byte first) {
    return (first >> KIND & 1) == 1;
  }

  private static byte[] octets(BigInteger bits, int length) {
    byte[] magnitude = bits.toByteArray();
    byte[] octets = new byte[length];
    byte[] last =
        Arrays.copyOfRange(magnitude, Math.max(0, magnitude.length - length), magnitude.length);
    System.arraycopy(last, 0, octets, length - last.length, last.length);
    return octets;
  }

  private static long remainder(String payload) {
    long remainder = 1;
    for (int i = 0; i < PREFIX.length(); i++) {
      remainder = step(remainder, PREFIX.charAt(i) & 31);
    }
    remainder = step(remainder, 0);
    for (int i = 0; i < payload.length(); i++) {
      remainder = step(remainder, value(payload.charAt(i)));
    }
    return remainder ^ 1;
  }

  private static long step(long remainder, int value) {
    long top = remainder >> 35;
    long next = (remainder & 0x07ffffffffL) << BITS ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  private static int value(int letter) {
    return LETTERS.indexOf(letter);
  }
}
