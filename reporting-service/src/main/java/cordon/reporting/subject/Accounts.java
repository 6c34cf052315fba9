package cordon.reporting.subject;

import cordon.contract.Countries;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bank accounts: an IBAN (ISO 13616) with its check digits and its country's structure, or the code
 * of a bank and an account there. What begins like an IBAN of a country that has them, and is cut
 * short or has a mistake in it, is refused and not taken for an account of another kind.
 */
final class Accounts {
  private static final Pattern PREFIX = Pattern.compile("IBAN[ :.]*");
  private static final Pattern IBAN = Pattern.compile("([A-Z]{2})([0-9]{2})[A-Z0-9]{11,30}");
  private static final Pattern IBAN_BEGINS = Pattern.compile("([A-Z]{2})[0-9]{2}.*");

  /** On paper: country and check digits, and groups of four (ISO 13616-1). */
  private static final Pattern GROUPED = Pattern.compile("[A-Z]{2}[0-9]{2} .*");

  private static final Pattern BANK = Pattern.compile("[A-Z0-9]{3,15}");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Z0-9]{4,34}");

  /** ISO 9362: the eight letters of a bank mean its head office, as XXX behind them does. */
  private static final Pattern HEAD_OFFICE = Pattern.compile("([A-Z]{6}[A-Z0-9]{2})XXX");

  private Accounts() {}

  /**
   * The account in its one form.
   *
   * @throws MalformedException if it is neither
   */
  static String normal(String text) {
    String capitals = Letters.capitals(text.replaceFirst("(?i)^(IBAN)\\s*:", "$1 "));
    String rest = PREFIX.matcher(capitals).replaceFirst("");
    boolean said =
        capitals.startsWith("IBAN ")
            || capitals.startsWith("IBAN.")
            || (!rest.equals(capitals) && IBAN.matcher(Letters.bare(rest)).matches());
    String written = said ? rest : capitals;
    String whole = Letters.bare(written);
    boolean meant = said || isMeant(whole, written);
    Matcher iban = IBAN.matcher(whole);
    if (meant && iban.matches() && valid(whole, iban.group(2))) {
      return whole;
    }
    if (meant) {
      throw new MalformedException(
          "This is not an IBAN: its length, its structure or its check digits are not those of its"
              + " country (ISO 13616).");
    }
    return inBank(written);
  }

  /** Whether it is an IBAN of a country that has them, written at once and in any case. */
  static boolean isIban(String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    return IBAN.matcher(capitals).matches()
        && IbanRegistry.has(capitals.substring(0, 2))
        && IbanRegistry.fits(capitals);
  }

  /**
   * Whether it can be nothing but an IBAN: it begins like one of a country that has them, or like
   * one of any country and is written as IBANs are, at once or in groups of four. A clearing code
   * with its country in front, {@code AU012345 123456789}, is that of a bank.
   */
  private static boolean isMeant(String whole, String written) {
    Matcher begun = IBAN_BEGINS.matcher(whole);
    if (!begun.matches()) {
      return false;
    }
    String country = begun.group(1);
    return IbanRegistry.has(country)
        || (Countries.has(country)
            && IBAN.matcher(whole).matches()
            && (written.indexOf(' ') < 0 || GROUPED.matcher(written).matches()));
  }

  /** ISO 7064: check digits are 02 to 98; the others would make two IBANs of one account. */
  private static boolean valid(String iban, String checkDigits) {
    if (checkDigits.equals("00") || checkDigits.equals("01") || checkDigits.equals("99")) {
      return false;
    }
    return IbanRegistry.has(iban.substring(0, 2))
        ? IbanRegistry.fits(iban)
        : IbanRegistry.remainder(iban) == 1;
  }

  private static String inBank(String text) {
    String[] parts = text.split(" ", 2);
    String bank = HEAD_OFFICE.matcher(Letters.bare(parts[0])).replaceFirst("$1");
    String account = parts.length < 2 ? "" : Letters.bare(parts[1]);
    if (!BANK.matcher(bank).matches() || !ACCOUNT.matcher(account).matches()) {
      throw new MalformedException(
          "An account is an IBAN, or the code of its bank without blanks, a blank, and its number,"
              + " such as 058 0123456789.");
    }
    return bank + " " + account;
  }
}
