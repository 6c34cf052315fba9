package cordon.reporting.subject;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Percent-encoding by RFC 3986, sections 2.1 and 6.2.2: hexadecimal digits in capitals, what needs
 * no escape without one, and what may not stand bare escaped, as UTF-8 (RFC 3987, section 3.1).
 * Reserved characters keep the form that they have: there {@code %2F} and {@code /} differ.
 */
final class Escapes {
  private static final String UNRESERVED_SIGNS = "-._~";
  private static final String SUB_DELIMITERS = "!$&'()*+,;=";
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int HEXADECIMAL = 16;

  private Escapes() {}

  /**
   * A part of a URL in its one form.
   *
   * @param bare what may stand in it unescaped, beside what may everywhere
   */
  static String normal(String part, String bare) {
    var normal = new StringBuilder();
    for (int i = 0; i < part.length(); ) {
      int character = part.codePointAt(i);
      int escaped = escaped(part, i);
      if (escaped >= 0) {
        append(normal, escaped, unreserved(escaped));
        i += 3;
        continue;
      }
      if (unreserved(character) || (SUB_DELIMITERS + bare).indexOf(character) >= 0) {
        normal.appendCodePoint(character);
      } else {
        for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
          append(normal, one & 0xff, false);
        }
      }
      i += Character.charCount(character);
    }
    return normal.toString();
  }

  /**
   * A host without escapes.
   *
   * @throws MalformedException if they are no UTF-8
   */
  static String decoded(String host) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < host.length(); ) {
      int escaped = escaped(host, i);
      int character = host.codePointAt(i);
      if (escaped >= 0) {
        bytes.write(escaped);
        i += 3;
      } else {
        bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(character);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedException("The escapes in the host are no text in UTF-8.");
    }
  }

  /** The octet that an escape stands for, or less than 0 where there is none. */
  private static int escaped(String text, int at) {
    if (text.charAt(at) != '%' || at + 2 >= text.length()) {
      return -1;
    }
    int high = digit(text.charAt(at + 1));
    int low = digit(text.charAt(at + 2));
    return high < 0 || low < 0 ? -1 : high * HEXADECIMAL + low;
  }

  private static int digit(char character) {
    return character < 0x80 ? Character.digit(character, HEXADECIMAL) : -1;
  }

  private static void append(StringBuilder to, int octet, boolean bare) {
    if (bare) {
      to.append((char) octet);
    } else {
      to.append('%').append(HEX.toHexDigits((byte) octet));
    }
  }

  private static boolean unreserved(int character) {
    return character >= 'a' && character <= 'z'
        || character >= 'A' && character <= 'Z'
        || character >= '0' && character <= '9'
        || UNRESERVED_SIGNS.indexOf(character) >= 0;
  }
}
