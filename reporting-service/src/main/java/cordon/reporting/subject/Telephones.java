package cordon.reporting.subject;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Telephone numbers in the international form of ITU-T E.164, read by libphonenumber. A number
 * counts where its length is possible in its country, whether its range is given out or not: fraud
 * calls from ranges that are not. An extension is dialled behind the number and is no part of it.
 */
final class Telephones {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final String NO_COUNTRY = "ZZ";
  private static final int LONGEST = 15;
  private static final int LONGEST_CODE = 3;
  private static final int DECIMAL = 10;

  /** Marks that nobody sees and that numbers bring along when they are copied. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\u034f\\u115f\\u1160\\u3164\\ufe00-\\ufe0f]");

  /** RFC 3966, RFC 5724: what stands behind the number are parameters. */
  private static final Pattern TEL =
      Pattern.compile("(?i)(?:tel|sms|callto):(?://)?([^;?]*)(?:[;?].*)?");

  private static final Pattern EXTENSION =
      Pattern.compile(
          "(?i)(?:(?:extension|ext|extn|x|#|;ext=)[\\s\\p{Zs}.:]*\\p{Nd}{1,9}"
              + "|[(（\\[][\\s\\p{Zs}]*(?:extension|ext|extn|x|#)[\\s\\p{Zs}.:]*\\p{Nd}{1,9}"
              + "[\\s\\p{Zs}]*[)）\\]])$");
  private static final Pattern FORM =
      Pattern.compile("[(（\\[]?\\s*[+＋][\\p{Nd}\\p{Zs}\\s\\p{Pd}\\u2212./()（）\\[\\]]+");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Zs},;]+");

  /** The digit that is dialled within the country only (ITU-T E.123, section 4.2). */
  private static final Pattern TRUNK = Pattern.compile("[(（\\[]\\s*\\p{Nd}\\s*[)）\\]]");

  /** The 1 that calls from abroad to mobiles in Mexico needed until 2019, and chats still show. */
  private static final Pattern MEXICAN_MOBILE = Pattern.compile("\\+521([0-9]{10})");

  private Telephones() {}

  /**
   * The number with its country's code.
   *
   * @throws MalformedException if it has none, or could not be dialled from abroad
   */
  static String normal(String text) {
    String seen = UNSEEN.matcher(text).replaceAll("");
    var tel = TEL.matcher(seen);
    String number = withoutExtension(tel.matches() ? tel.group(1) : seen);
    if (!FORM.matcher(number).matches()) {
      throw new MalformedException(
          "A telephone number begins with + and the code of its country, such as +2348035550101;"
              + " 00 and the forms within a country are read differently elsewhere (E.164).");
    }
    String bare = TRUNK.matcher(number).replaceAll("");
    refuseExitCode(number, bare);
    String once =
        possible(within(digits(number)).startsWith("00") ? bare : number)
            .or(() -> possible(bare))
            .orElseThrow(() ->
                new MalformedException("No number of this country has this many digits (E.164)."));
    String form = once.equals("+" + digits(number)) ? once : settled(once);
    refuseExitCode(form, form);
    return form;
  }

  /**
   * Behind the code of the country stands the number within it (E.164, 6.2), which begins with the
   * 00 of a call out of the country hardly anywhere: only where libphonenumber knows such numbers.
   * The digit for calls within the country may stand there twice, once in brackets, and no more.
   */
  private static void refuseExitCode(String number, String bare) {
    boolean more =
        within(digits(bare)).startsWith("00") || within(digits(number)).startsWith("000");
    if (more && !isInUse(digits(bare))) {
      throw new MalformedException(
          "Behind the code of the country stands the number itself, and not 00 or more: leave out"
              + " what was dialled before it (E.164).");
    }
  }

  /** What follows the code of the country, of which no one begins another (E.164, annex A). */
  private static String within(String digits) {
    for (int i = 1; i <= LONGEST_CODE && i < digits.length(); i++) {
      if (!NO_COUNTRY.equals(
          NUMBERS.getRegionCodeForCountryCode(Integer.parseInt(digits.substring(0, i))))) {
        return digits.substring(i);
      }
    }
    return "";
  }

  private static boolean isInUse(String digits) {
    try {
      PhoneNumber number = NUMBERS.parse("+" + digits, NO_COUNTRY);
      return NUMBERS.isValidNumber(number)
          && NUMBERS.format(number, PhoneNumberFormat.E164).equals("+" + digits);
    } catch (NumberParseException e) {
      return false;
    }
  }

  private static String withoutExtension(String text) {
    var extension = EXTENSION.matcher(text);
    if (!extension.find()) {
      return text;
    }
    String words = SEPARATORS.matcher(text.substring(0, extension.start())).replaceAll(" ");
    return words.strip();
  }

  /**
   * A digit for calls within the country may stand there twice: {@code +234 (0) 0803 …}.
   *
   * @throws MalformedException if it stands there more often
   */
  private static String settled(String number) {
    String twice = possible(number).orElse(number);
    if (!possible(twice).orElse(twice).equals(twice)) {
      throw new MalformedException(
          "The digit that is dialled within the country only stands here three times or more (E.123);"
              + " leave it out.");
    }
    return twice;
  }

  private static Optional<String> possible(String text) {
    String digits = MEXICAN_MOBILE.matcher("+" + digits(text)).replaceFirst("+52$1");
    try {
      PhoneNumber number = NUMBERS.parse(digits, NO_COUNTRY);
      String form = NUMBERS.format(number, PhoneNumberFormat.E164);
      return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
              && form.length() <= LONGEST + 1
          ? Optional.of(form)
          : Optional.empty();
    } catch (NumberParseException e) {
      if (e.getErrorType() == NumberParseException.ErrorType.INVALID_COUNTRY_CODE) {
        throw new MalformedException("No country has the code that follows the + (E.164).");
      }
      return Optional.empty();
    }
  }

  /** In the digits of ASCII. */
  private static String digits(String text) {
    var digits = new StringBuilder();
    text.codePoints()
        .filter(Character::isDigit)
        .forEach(digit -> digits.append(Character.digit(digit, DECIMAL)));
    return digits.toString();
  }
}
