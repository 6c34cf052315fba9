package cordon.reporting.subject;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Set;

/**
 * Host names in letters of any script, by Unicode Technical Standard 46, section 4.2, with the
 * settings of the URL standard: not transitional ({@code ß}, the final sigma and the joiners stay
 * what they are), CheckBidi and CheckJoiners, and UseSTD3ASCIIRules and CheckHyphens false, because
 * names with {@code _} and with hyphens at the third and fourth place or at an edge are in use.
 */
final class Idna {
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

  /** Faults of hyphens, and those of length, which {@link Domains} looks at itself. */
  private static final Set<IDNA.Error> ELSEWHERE =
      EnumSet.of(
          IDNA.Error.LEADING_HYPHEN,
          IDNA.Error.TRAILING_HYPHEN,
          IDNA.Error.HYPHEN_3_4,
          IDNA.Error.EMPTY_LABEL,
          IDNA.Error.LABEL_TOO_LONG,
          IDNA.Error.DOMAIN_NAME_TOO_LONG);

  private Idna() {}

  /**
   * The name in the letters of the domain name system.
   *
   * @throws MalformedException if it has a character, or a label in Punycode, that cannot be
   */
  static String ascii(String name) {
    var info = new IDNA.Info();
    String ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
    Set<IDNA.Error> errors = EnumSet.noneOf(IDNA.Error.class);
    errors.addAll(info.getErrors());
    errors.removeAll(ELSEWHERE);
    if (errors.contains(IDNA.Error.PUNYCODE) || errors.contains(IDNA.Error.INVALID_ACE_LABEL)) {
      throw new MalformedException(
          "A label that begins with xn-- has to be the Punycode of a name (RFC 3492).");
    }
    if (!errors.isEmpty()) {
      throw new MalformedException(
          "A character or joiner here, or their direction, is not allowed in names (UTS 46).");
    }
    return ascii;
  }
}
