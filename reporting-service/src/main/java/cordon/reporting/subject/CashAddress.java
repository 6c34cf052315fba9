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
  private static final int LENGTH = 42;
  private static final int BITS = 5;

  /** Behind the octet of kind and size, and the hash of 20 octets, stand two bits of padding. */
  private static final int PADDING = 2;

  private static final int OCTETS = 21;
  private static final int TO_SCRIPT = 8;
  private static final byte SCRIPT_VERSION = 5;

  private CashAddress() {}

  /** What Base58Check writes for it, version first; nothing if letters or checksum do not fit. */
  static Optional<byte[]> read(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    boolean oneCase = text.equals(small) || text.equals(text.toUpperCase(Locale.ROOT));
    if (!oneCase || small.length() != LENGTH || small.chars().anyMatch(c -> value(c) < 0)) {
      return Optional.empty();
    }
    BigInteger bits = BigInteger.ZERO;
    for (int i = 0; i < LENGTH - CHECKSUM; i++) {
      bits = bits.shiftLeft(BITS).add(BigInteger.valueOf(value(small.charAt(i))));
    }
    byte[] octets = octets(bits.shiftRight(PADDING));
    boolean padded = bits.testBit(0) || bits.testBit(1);
    if (remainder(small) != 0 || padded || (octets[0] != 0 && octets[0] != TO_SCRIPT)) {
      return Optional.empty();
    }
    octets[0] = octets[0] == 0 ? 0 : SCRIPT_VERSION;
    return Optional.of(octets);
  }

  private static byte[] octets(BigInteger bits) {
    byte[] magnitude = bits.toByteArray();
    byte[] octets = new byte[OCTETS];
    byte[] last =
        Arrays.copyOfRange(magnitude, Math.max(0, magnitude.length - OCTETS), magnitude.length);
    System.arraycopy(last, 0, octets, OCTETS - last.length, last.length);
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
