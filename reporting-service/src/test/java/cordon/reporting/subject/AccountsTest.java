package cordon.reporting.subject;

import org.junit.jupiter.api.Test;

class AccountsTest {
  private final Spellings accounts = new Spellings(IdentifierType.ACCOUNT);

  /** ISO 13616; the examples of its registry. */
  @Test
  void an_iban_has_one_form() {
    accounts.areOne(
        "GB29NWBK60161331926819",
        "gb29 nwbk 6016 1331 9268 19",
        "IBAN GB29 NWBK 6016 1331 9268 19",
        "iban: GB29-NWBK-6016-1331-9268-19",
        "IBAN:GB29NWBK60161331926819",
        "IBANGB29NWBK60161331926819",
        "GB29\u00a0NWBK\u00a060161331926819");
    accounts.areOne("DE89370400440532013000", "DE89 3704 0044 0532 0130 00");
    accounts.areOne("MT84MALT011000012345MTLCAST001S");
    accounts.areOne("XK051212012345678906", "xk05 1212 0123 4567 8906");
    accounts.areOne("NO9386011117947", "no93 8601 1117 947");
  }

  @Test
  void an_iban_with_a_mistake_is_not_an_account_of_another_kind() {
    accounts.areRefused(
        "not an IBAN",
        "GB29 NWBK 6016 1331 9268 18",
        "GB92 NWBK 6016 1331 9268 19",
        "GB29NWBK6016133192681",
        "DE89370400440532013000 0",
        "DE8937040044053201300A",
        "IBAN 058 0123456789",
        "IBAN NG A012345",
        "GB29 NWBK 6016 13",
        "DE89 3704",
        "DE89 3704 0044 0532 0130 00 12345678901234");
  }

  /**
   * ISO 7064, benkonrath/django-iban pull request 32 (EE01…): 97 and 00 leave the same remainder,
   * and only one of them is written.
   */
  @Test
  void check_digits_outside_02_to_98_are_refused() {
    accounts.areRefused("not an IBAN", twin("00"), twin("01"), twin("99"), "EE012200221111099080");
  }

  @Test
  void a_bank_and_an_account_have_one_form() {
    accounts.areOne("058 0123456789", "058 0123-456789", "058  0123 456789", "058 0123.456.789");
    accounts.areOne("200000 12345678", "20-00-00 12345678");
    accounts.areOne("CHASUS33 123456789", "chasus33xxx 123456789", "CHASUS33XXX 123-456-789");
    accounts.differ("058 0123456789", "058 123456789", "059 0123456789", "CHASUS33NYC 123456789");
  }

  @Test
  void a_bank_that_begins_like_an_iban_of_no_country_is_a_bank() {
    accounts.areOne("KE12345 123456", "ke12345 123-456");
  }

  /**
   * A country that is in no registry has no IBANs, or some that nobody has registered: what is
   * written as an IBAN is one by its remainder, and what is written as bank and account is that.
   */
  @Test
  void the_shape_of_an_iban_is_one_in_any_country() {
    accounts.areOne("IR062960000000100324200001", "IR06 2960 0000 0010 0324 2000 01");
    accounts.areRefused(
        "not an IBAN",
        "IR06 2960 0000 0010 0324 2000 02",
        "IR06 2960 0000 0010 0324 2000 0",
        "MA64 0115 1900 0001 2050 0053 4922",
        "NG58 0123 4567 8901 234",
        "LY83 0020 4800 0020 1001 20363");
    accounts.areOne("AU012345 123456789", "au012345 123-456-789", "AU012345 123 456 789");
    accounts.areOne("CN102100099996 6222021234567890123");
    accounts.areOne("ZZ12 34567890123456");
    accounts.areOne("NG58 01234567");
  }

  @Test
  void letters_that_would_become_others_are_refused() {
    accounts.areRefused(
        "A to Z",
        "058 ß123456789",
        "058 ﬁ123456789",
        "ıban GB29NWBK60161331926819",
        "058 ٠١٢٣٤٥٦٧٨٩",
        "DE８９370400440532013000");
    accounts.areRefused("IBAN, or the code", "12", "0123456789", "05 0123456789", "058 12", "");
  }

  /** A number whose check digits by the remainder alone would be these. */
  private static String twin(String digits) {
    for (int account = 0; ; account++) {
      String bban = "NWBK%014d".formatted(account);
      String iban = "GB" + digits + bban;
      if (remainder(bban + "GB" + digits) == 1) {
        return iban;
      }
    }
  }

  private static int remainder(String text) {
    var number = new StringBuilder();
    text.chars().forEach(c -> number.append(Character.getNumericValue(c)));
    return new java.math.BigInteger(number.toString())
        .mod(java.math.BigInteger.valueOf(97))
        .intValue();
  }
}
