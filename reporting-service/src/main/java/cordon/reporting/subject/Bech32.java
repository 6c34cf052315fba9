package cordon.reporting.subject;

import java.util.Locale;
import java.util.Optional;

/**
 * Bech32 (BIP 173) and Bech32m (BIP 350): all in small letters or all in capitals is one address,
 * and both at once is none.
 *
 * @param prefix in front of the last 1, small
 * @param values of five bits, without the checksum
 * @param modified whether it is Bech32m
 */
record Bech32(String prefix, byte[] values, boolean modified) {
  private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int PLAIN = 1;
  private static final int MODIFIED = 0x2bc830a3;
  private static final int CHECKSUM = 6;
  private static final int BITS = 5;
  private static final int BYTE = 8;
  private static final int LAST_VERSION = 16;

  /** 528 bits and two of padding. */
  private static final int STEALTH = 106;

  /** What is written, or nothing if letters or checksum do not fit. */
  static Optional<Bech32> read(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    int one = small.lastIndexOf('1');
    if ((!text.equals(small) && !text.equals(text.toUpperCase(Locale.ROOT)))
        || one < 1
        || small.length() - one - 1 < CHECKSUM) {
      return Optional.empty();
    }
    byte[] values = new byte[small.length() - one - 1];
    for (int i = 0; i < values.length; i++) {
      int value = LETTERS.indexOf(small.charAt(one + 1 + i));
      if (value < 0) {
        return Optional.empty();
      }
      values[i] = (byte) value;
    }
    String prefix = small.substring(0, one);
    int remainder = remainder(prefix, values);
    byte[] content = java.util.Arrays.copyOf(values, values.length - CHECKSUM);
    return remainder == PLAIN || remainder == MODIFIED
        ? Optional.of(new Bech32(prefix, content, remainder == MODIFIED))
        : Optional.empty();
  }

  /** Whether it is an output that pays to a witness program (BIP 141, BIP 350). */
  boolean isWitness() {
    if (values.length == 0 || values[0] > LAST_VERSION || modified != (values[0] > 0)) {
      return false;
    }
    int bits = (values.length - 1) * BITS;
    int bytes = bits / BYTE;
    int padding = bits % BYTE;
    return padding < BITS
        && (values[values.length - 1] & (1 << padding) - 1) == 0
        && (values[0] == 0 ? bytes == 20 || bytes == 32 : bytes >= 2 && bytes <= 40);
  }

  /** Whether it is a version 0 and two keys of 33 octets (Litecoin, LIP-0004), and no Bech32m. */
  boolean isStealth() {
    return !modified
        && values.length == 1 + STEALTH
        && values[0] == 0
        && (values[values.length - 1] & 3) == 0;
  }

  private static int remainder(String prefix, byte[] values) {
    int remainder = 1;
    for (int i = 0; i < prefix.length(); i++) {
      remainder = step(remainder, prefix.charAt(i) >> BITS);
    }
    remainder = step(remainder, 0);
    for (int i = 0; i < prefix.length(); i++) {
      remainder = step(remainder, prefix.charAt(i) & 31);
    }
    for (byte value : values) {
      remainder = step(remainder, value);
    }
    return remainder;
  }

  private static int step(int remainder, int value) {
    int top = remainder >>> 25;
    int next = (remainder & 0x1ffffff) << BITS ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }
}
