package cordon.reporting.subject;

import java.nio.charset.StandardCharsets;

/**
 * Brings identifiers into one form, so that one subject written in two ways is one subject and two
 * subjects are never one. What could be read in two ways is refused; what is refused is never
 * counted as something else.
 */
final class Identifiers {
  private static final String DIRECTIONS =
      "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff";

  private Identifiers() {}

  /**
   * The one form. The form of a form is itself.
   *
   * @throws MalformedException if the value does not have the form of its type
   */
  static String normal(IdentifierType type, String value) {
    String text = trimmed(value);
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new MalformedException("This holds half a character.");
    }
    return switch (type) {
      case DOCUMENT -> Documents.normal(text);
      case ACCOUNT -> Accounts.normal(text);
      case WALLET -> Wallets.normal(text);
      case PHONE -> Telephones.normal(text);
      case DOMAIN -> Domains.normal(text);
      case IP_ADDRESS -> InternetAddresses.normal(text);
      case URL -> Urls.normal(text);
    };
  }

  /** Without the blanks, controls and marks of direction that texts bring along when copied. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isUnseen(text.charAt(start))) {
      start++;
    }
    while (end > start && isUnseen(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isUnseen(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || Character.isISOControl(character)
        || DIRECTIONS.indexOf(character) >= 0;
  }
}
