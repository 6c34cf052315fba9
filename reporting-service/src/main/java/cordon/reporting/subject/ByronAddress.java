package cordon.reporting.subject;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Addresses of Cardano's first years (CIP-19, Byron): in Base58 two items of CBOR (RFC 8949), the
 * tagged content and its CRC-32.
 */
final class ByronAddress {
  /** A list of two, tag 24, octets with their number in one octet behind. */
  private static final byte[] HEAD = {(byte) 0x82, (byte) 0xd8, 0x18, 0x58};

  private static final int CONTENT = HEAD.length + 1;

  /** A whole number of four octets. */
  private static final byte FOUR = 0x1a;

  private ByronAddress() {}

  /** As it is written; nothing if the checksum does not fit. */
  static Optional<String> read(String address) {
    return Base58.BITCOIN
        .read(address)
        .filter(bytes -> bytes.length > CONTENT && Arrays.equals(HEAD, Arrays.copyOf(bytes, 4)))
        .filter(ByronAddress::fits)
        .map(bytes -> address);
  }

  private static boolean fits(byte[] bytes) {
    int end = CONTENT + (bytes[CONTENT - 1] & 0xff);
    var crc = new CRC32();
    if (bytes.length <= end) {
      return false;
    }
    crc.update(bytes, CONTENT, end - CONTENT);
    // The shortest form of a number (RFC 8949, 4.2.1): small checksums have fewer octets.
    long said = 0;
    for (int i = end + 1; i < bytes.length; i++) {
      said = said << Byte.SIZE | bytes[i] & 0xff;
    }
    return bytes[end] == FOUR && bytes.length == end + 5 && said == crc.getValue();
  }
}
