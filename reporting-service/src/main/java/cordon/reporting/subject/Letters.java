package cordon.reporting.subject;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Letters and digits of documents and accounts, looked at before they are changed: capitals of
 * {@code ß}, {@code ﬁ} or a dotless {@code ı} are letters that the document does not have.
 */
final class Letters {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9\\s\\p{Zs}\\p{Pd}./<]*");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");
  private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Zs}\\p{Pd}./<]+");

  private Letters() {}

  /**
   * In capitals, words apart by one blank.
   *
   * @throws MalformedException if there is anything but letters of A to Z, digits, blanks, hyphens,
   *     points, strokes and fillers
   */
  static String capitals(String text) {
    if (!PLAIN.matcher(text).matches()) {
      throw new MalformedException(
          "Only letters from A to Z and digits from 0 to 9 stand in it, as in the lines for machines"
              + " (ICAO 9303-3, 4.1; ISO 13616).");
    }
    return BLANKS.matcher(text.toUpperCase(Locale.ROOT)).replaceAll(" ");
  }

  /** Without blanks and signs that are written for the eye. */
  static String bare(String text) {
    return ORNAMENT.matcher(text).replaceAll("");
  }
}
