package cordon.reporting.subject;

import org.junit.jupiter.api.Test;

class TelephonesTest {
  private final Spellings telephones = new Spellings(IdentifierType.PHONE);

  /** ITU-T E.123, 4.2, and authgear-server issue 1315: the digit for calls within the country. */
  @Test
  void the_zero_for_calls_within_the_country_makes_no_other_number() {
    telephones.areOne(
        "+2348035550101",
        "+234 (0) 803 555 0101",
        "+234 803 555 0101",
        "+234 0803-555-0101",
        "+234 (0803) 555.0101",
        "+234(0)8035550101",
        "(+234) 803 555 0101",
        "+234 [0] 803/5550101",
        "+234 (0) 0803 555 0101");
    telephones.areOne("+442079460000", "+44 (0)20 7946 0000", "+44 020 7946 0000");
    telephones.areOne("+74951234567", "+7 (495) 123-45-67");
    telephones.areOne("+34911234567", "+34 (0) 91 123 45 67");
  }

  /** The zero of Italy, San Marino and Côte d'Ivoire belongs to the number. */
  @Test
  void a_zero_that_belongs_to_the_number_stays() {
    telephones.areOne("+390612345678", "+39 06 1234 5678", "+39 (0)6 12345678");
    telephones.areOne("+2250707123456", "+225 07 07 12 34 56");
    telephones.differ("+39 06 1234 5678", "+39 6 1234 5678");
  }

  /** Mexico's plan until 2019, Argentina's 15 within the country; chats show the old form. */
  @Test
  void forms_of_before_a_change_of_plan_are_the_number_of_after() {
    telephones.areOne("+525512345678", "+52 1 55 1234 5678", "+52 55 1234 5678");
    telephones.areOne("+5491112345678", "+54 9 11 1234-5678", "+54 (0)11 15 1234-5678");
  }

  @Test
  void digits_signs_and_marks_of_other_scripts_are_read() {
    telephones.areOne(
        "+2348035550101",
        "＋２３４ ８０３ ５５５ ０１０１",
        "+٢٣٤ ٨٠٣ ٥٥٥ ٠١٠١",
        "+२३४ ८०३ ५५५ ०१०१",
        "+234\u00a0803\u2011555\u20130101",
        "\u202a+2348035550101\u202c",
        "+234\u2009803\u200b5550101");
  }

  /** RFC 3966; an extension is dialled behind the number. */
  @Test
  void uris_and_extensions_name_the_number() {
    telephones.areOne(
        "+2348035550101",
        "tel:+234-803-555-0101",
        "TEL:+234(803)5550101",
        "sms:+2348035550101?body=x",
        "callto:+2348035550101",
        "tel:+234-803-555-0101;ext=12",
        "tel:+2348035550101;isub=1;phone-context=x.example");
    telephones.areOne(
        "+442079460000",
        "+44 20 7946 0000 ext. 12",
        "+44 20 7946 0000 x12",
        "+44 20 7946 0000;ext=12",
        "+44 20 7946 0000 #12",
        "+44 20 7946 0000, extension 12");
  }

  /** Fraud calls from ranges that nobody was given. */
  @Test
  void a_number_that_is_possible_counts_though_its_range_is_not_in_use() {
    telephones.areOne("+12345550123", "+1 (234) 555-0123");
    telephones.areOne("+447000000000");
    telephones.areOne("+2341234567890");
    telephones.areOne("+88312345678901");
  }

  @Test
  void forms_within_a_country_are_refused() {
    telephones.areRefused(
        "begins with +",
        "0803 123 4567",
        "002348035550101",
        "011 44 20 7946 0000",
        "8035550101",
        "112",
        "tel:863-1234;phone-context=+1-914-555",
        "++2348035550101",
        "2348035550101+",
        "+234 803 CALL NOW",
        "+234a8035550101",
        "call +2348035550101",
        "+",
        "",
        "+2348035550101 or +2348035550102",
        "+234803*5550101");
  }

  @Test
  void what_no_country_has_is_refused() {
    telephones.areRefused("No country", "+999 12345678", "+0 803 555 0101", "+210 5550101");
    telephones.areRefused("digits", "+12", "+234 803", "+44 20 7946 0000 0000 00", "+1 555 0123");
  }

  @Test
  void numbers_of_two_lines_differ() {
    telephones.differ("+2348035550101", "+2348035550102", "+233803555010");
  }

  /** E.164, 6.2: behind the code of a country stands its number, and no 00 to call out of it. */
  @Test
  void a_code_of_a_country_behind_the_code_is_no_number() {
    telephones.areRefused(
        "00 or more",
        "+49 0049 30 123456",
        "+43 0043 1 12345",
        "+358 00358 40 123456",
        "+62 0062 812 3456",
        "+49 000030 123456",
        "+49 (0049) 30 123456",
        "+49 (0) 0049 30 123456",
        "+49 00 30 123456",
        "+234 00803 555 0101",
        "+234 (0) 00803 555 0101",
        "+234 (0)(0)0 803 555 0101",
        "+39 0039 06 1234 5678",
        "+1 001 234 555 0123",
        "+1 1 000 000 0000",
        "tel:+49-0049-30-123456",
        "+٤٩ ٠٠٤٩ ٣٠ ١٢٣٤٥٦");
    telephones.areOne("+4930123456", "+49 (0) 030 123456", "+49 030 123456", "+49 30 123456");
    telephones.areOne("+390612345678", "+39 (0) 06 1234 5678");
    // A universal number of ITU-T E.169 may begin with 00.
    telephones.areOne("+80000512345");
  }

  @Test
  void an_extension_in_brackets_is_no_part_of_the_number() {
    telephones.areOne(
        "+2348035550101",
        "+234 803 555 0101 (ext 5)",
        "+234 803 555 0101 (ext. 5)",
        "+234 803 555 0101 [extension 12]",
        "+234 803 555 0101（x5）",
        "+234 803 555 0101, ( #5 )",
        "+234 803 555 0101(Ext: 5)",
        "(+234 803 555 0101) ext 5");
    telephones.areRefused("begins with +", "+234 803 555 0101 (ext)", "(ext 5)");
  }
}
