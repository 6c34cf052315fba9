package cordon.reporting.subject;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Checksums in the addresses of wallets that are not those of Base58Check and Bech32. */
final class Checksums {
  private static final int KECCAK_BITS = 256;
  private static final int ADDRESS_DIGITS = 40;
  private static final int CAPITAL_FROM = 8;
  private static final int HEXADECIMAL = 16;
  private static final int POLYNOMIAL = 0x1021;
  private static final byte[] SS58 = "SS58PRE".getBytes(StandardCharsets.US_ASCII);

  private Checksums() {}

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

  /** CRC-16 of XMODEM, of the first octets (SEP-23; TON's addresses). */
  static int crc16(byte[] bytes, int length) {
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
      }
    }
    return crc & 0xffff;
  }

  /** The two octets behind an account of Substrate (SS58). */
  static byte[] ss58(byte[] content) {
    var blake = new Blake2bDigest(512);
    blake.update(SS58, 0, SS58.length);
    blake.update(content, 0, content.length);
    byte[] hash = new byte[blake.getDigestSize()];
    blake.doFinal(hash, 0);
    return new byte[] {hash[0], hash[1]};
  }
}
