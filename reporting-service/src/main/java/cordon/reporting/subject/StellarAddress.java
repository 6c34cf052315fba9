package cordon.reporting.subject;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses of Stellar (SEP-23): an account {@code G…}, one with the number of a holder within it
 * {@code M…}, or a contract {@code C…}, in Base32 (RFC 4648) with two octets of CRC-16 behind.
 */
final class StellarAddress {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final Pattern FORM = Pattern.compile("[GC][A-Z2-7]{55}|M[A-Z2-7]{68}");
  private static final int BITS = 5;
  private static final int CHECKSUM = 2;

  private StellarAddress() {}

  /** In capitals; nothing if the checksum does not fit. */
  static Optional<String> read(String address) {
    boolean small = address.equals(address.toLowerCase(Locale.ROOT));
    String text = small ? address.toUpperCase(Locale.ROOT) : address;
    return Optional.of(text).filter(t -> FORM.matcher(t).matches() && fits(t));
  }

  private static boolean fits(String text) {
    byte[] bytes = new byte[text.length() * BITS / Byte.SIZE];
    int held = 0;
    int bits = 0;
    int at = 0;
    for (int i = 0; i < text.length(); i++) {
      held = (held << BITS | LETTERS.indexOf(text.charAt(i))) & 0xfff;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes[at++] = (byte) (held >> bits);
      }
    }
    int length = bytes.length - CHECKSUM;
    // What is left over of the last letter is zero, or one address would be written in two ways.
    return (held & (1 << bits) - 1) == 0
        && ((bytes[length] & 0xff) | (bytes[length + 1] & 0xff) << Byte.SIZE)
            == Checksums.crc16(bytes, length);
  }
}
