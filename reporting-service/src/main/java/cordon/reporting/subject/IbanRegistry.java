package cordon.reporting.subject;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.iban4j.CountryCode;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

/**
 * What an IBAN of each country is made of (ISO 13616). The library knows most of them; what it does
 * not know yet stands here, as the IBAN Registry of SWIFT has it, behind country and check digits.
 * Countries that write IBANs and have not registered them (those for which the library has a
 * structure, and Iran, Morocco and others) are in no registry.
 */
final class IbanRegistry {
  /** {@code n} is digits, {@code a} capitals, {@code c} both. */
  private static final Map<String, Pattern> MISSING =
      Map.of(
          "DJ", structure("5n5n11n2n"),
          "FK", structure("2a12n"),
          "HN", structure("4a20n"),
          "LY", structure("3n3n15n"),
          "MN", structure("4n12n"),
          "NI", structure("4a20n"),
          "SD", structure("2n12n"),
          "SO", structure("4n3n12n"),
          "YE", structure("4a4n18c"));

  private IbanRegistry() {}

  /** Whether accounts of this country have IBANs. */
  static boolean has(String country) {
    return MISSING.containsKey(country) || isInLibrary(country);
  }

  /** Every country that is known to have them. */
  static Set<String> countries() {
    var countries = new HashSet<>(MISSING.keySet());
    for (CountryCode code : CountryCode.values()) {
      if (isInLibrary(code.getAlpha2())) {
        countries.add(code.getAlpha2());
      }
    }
    return countries;
  }

  /** Whether length and structure are those of its country, and the remainder by 97 is 1. */
  static boolean fits(String iban) {
    Pattern structure = MISSING.get(iban.substring(0, 2));
    if (structure != null) {
      return structure.matcher(iban.substring(4)).matches() && remainder(iban) == 1;
    }
    try {
      IbanUtil.validate(iban);
      return true;
    } catch (Iban4jException e) {
      return false;
    }
  }

  /** ISO 7064, mod 97-10: of the rearranged number, letters from 10 to 35. */
  static int remainder(String iban) {
    String turned = iban.substring(4) + iban.substring(0, 4);
    int remainder = 0;
    for (int i = 0; i < turned.length(); i++) {
      int value = Character.getNumericValue(turned.charAt(i));
      remainder = (remainder * (value < 10 ? 10 : 100) + value) % 97;
    }
    return remainder;
  }

  private static boolean isInLibrary(String country) {
    CountryCode code = CountryCode.getByCode(country);
    return code != null && IbanUtil.isSupportedCountry(code);
  }

  private static Pattern structure(String parts) {
    return Pattern.compile(
        parts
            .replaceAll("([0-9]+)([nac])", "[$2]{$1}")
            .replace("[n]", "[0-9]")
            .replace("[a]", "[A-Z]")
            .replace("[c]", "[A-Z0-9]"));
  }
}
