package cordon.reporting.subject;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of TON: workchain and hash, or both in Base64 with two octets of CRC-16 behind (TEP-2).
 * What begins with {@code EQ} and with {@code UQ} is one address; the letter tells a sender what to
 * do where there is no contract yet. Its one form is that for a person, {@code UQ…}.
 */
final class TonAddress {
  private static final Pattern RAW = Pattern.compile("(0|-1):([0-9a-fA-F]{64})");
  private static final Pattern FRIENDLY = Pattern.compile("[A-Za-z0-9_-]{48}");
  private static final byte BOUNCEABLE = 0x11;
  private static final byte FOR_PERSONS = 0x51;
  private static final int HASH = 32;
  private static final int CONTENT = HASH + 2;

  private TonAddress() {}

  /** Nothing if the checksum does not fit, or it is of the network for tests. */
  static Optional<String> read(String address) {
    Matcher raw = RAW.matcher(address);
    if (raw.matches()) {
      byte[] bytes = new byte[CONTENT + 2];
      bytes[1] = (byte) (raw.group(1).equals("0") ? 0 : 0xff);
      System.arraycopy(HexFormat.of().parseHex(raw.group(2)), 0, bytes, 2, HASH);
      return Optional.of(written(bytes));
    }
    String letters = address.replace('+', '-').replace('/', '_');
    return Optional.of(letters)
        .filter(text -> FRIENDLY.matcher(text).matches())
        .map(text -> Base64.getUrlDecoder().decode(text))
        .filter(bytes -> checksum(bytes) == Checksums.crc16(bytes, CONTENT))
        .filter(bytes -> bytes[0] == BOUNCEABLE || bytes[0] == FOR_PERSONS)
        .filter(bytes -> bytes[1] == 0 || bytes[1] == -1)
        .map(TonAddress::written);
  }

  private static String written(byte[] bytes) {
    bytes[0] = FOR_PERSONS;
    int checksum = Checksums.crc16(bytes, CONTENT);
    bytes[CONTENT] = (byte) (checksum >> Byte.SIZE);
    bytes[CONTENT + 1] = (byte) checksum;
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  private static int checksum(byte[] bytes) {
    return (bytes[CONTENT] & 0xff) << Byte.SIZE | bytes[CONTENT + 1] & 0xff;
  }
}
