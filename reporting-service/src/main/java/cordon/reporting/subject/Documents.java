package cordon.reporting.subject;

import cordon.contract.Countries;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Identity documents: the issuer's code and the number, by the letters of ICAO 9303-3, section 4.1.
 * Fillers, blanks and signs are left out; a filler stands for them where machines read.
 */
final class Documents {
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{3,30}");

  /** ISO 3166-1, and issuers that it reserves a code for: Kosovo, the Union, the United Nations. */
  private static final Set<String> ISSUERS = new HashSet<>(Countries.codes());

  static {
    ISSUERS.addAll(Set.of("EU", "UN"));
  }

  private Documents() {}

  /**
   * {@code ng a0-123 45} is {@code NG A012345}.
   *
   * @throws MalformedException if it is not a code, a blank and a number
   */
  static String normal(String text) {
    String[] parts = Letters.capitals(text).split(" ", 2);
    if (parts.length < 2 || !ISSUERS.contains(parts[0])) {
      throw new MalformedException(
          "A document is the two letters of its issuer (ISO 3166-1), a blank, and its number, such"
              + " as NG A01234567.");
    }
    String number = Letters.bare(parts[1]);
    if (!NUMBER.matcher(number).matches()) {
      throw new MalformedException("A document's number has 3 to 30 letters and digits.");
    }
    return parts[0] + " " + number;
  }
}
