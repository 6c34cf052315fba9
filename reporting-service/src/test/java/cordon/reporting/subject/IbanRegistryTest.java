package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the IBAN Registry (ISO 13616; SWIFT), one of each country in it. */
class IbanRegistryTest {
  private static final String EXAMPLES =
      """
      AD1200012030200359100100 AE070331234567890123456 AL47212110090000000235698741
      AT611904300234573201 AZ21NABZ00000000137010001944 BA391290079401028494 BE68539007547034
      BG80BNBG96611020345678 BH67BMAG00001299123456 BI4210000100010000332045181
      BR1800360305000010009795493C1 BY13NBRB3600900000002Z00AB00 CH9300762011623852957
      CR05015202001026284066 CY17002001280000001200527600 CZ6508000000192000145399
      DE89370400440532013000 DJ2100010000000154000100186 DK5000400440116243
      DO28BAGR00000001212453611324 EE382200221020145685 EG380019000500000000263180002
      ES9121000418450200051332 FI2112345600000785 FK88SC123456789012 FO6264600001631634
      FR1420041010050500013M02606 GB29NWBK60161331926819 GE29NB0000000101904917
      GI75NWBK000000007099453 GL8964710001000206 GR1601101250000000012300695
      GT82TRAJ01020000001210029690 HN88CABF00000000000250005469 HR1210010051863000160
      HU42117730161111101800000000 IE29AIBK93115212345678 IL620108000000099999999
      IQ98NBIQ850123456789012 IS140159260076545510730339 IT60X0542811101000000123456
      JO94CBJO0010000000000131000302 KW81CBKU0000000000001234560101 KZ86125KZT5004100100
      LB62099900000001001901229114 LC55HEMM000100010012001200023015 LI21088100002324013AA
      LT121000011101001000 LU280019400644750000 LV80BANK0000435195001 LY83002048000020100120361
      MC5811222000010123456789030 MD24AG000225100013104168 ME25505000012345678951
      MK07250120000058984 MN121234123456789123 MR1300020001010000123456753
      MT84MALT011000012345MTLCAST001S MU17BOMM0101101030300200000MUR
      NI45BAPR00000013000003558124 NL91ABNA0417164300 NO9386011117947 OM810180000001299123456
      PK36SCBL0000001123456702 PL61109010140000071219812874 PS92PALS000000000400123456702
      PT50000201231234567890154 QA58DOHB00001234567890ABCDEFG RO49AAAA1B31007593840000
      RS35260005601001611379 RU0304452522540817810538091310419 SA0380000000608010167519
      SC18SSCB11010000000000001497USD SD2129010501234001 SE4550000000058398257466
      SI56263300012039086 SK3112000000198742637541 SM86U0322509800000000270100
      SO211000001001000100141 ST23000100010051845310146 SV62CENR00000000000000700025
      TL380080012345678910157 TN5910006035183598478831 TR330006100519786457841326
      UA213223130000026007233566001 VA59001123000012345678 VG96VPVG0000012345678901
      XK051212012345678906 YE15CBYE0001018861234567891234
      """;

  private final Spellings accounts = new Spellings(IdentifierType.ACCOUNT);

  static Stream<String> examples() {
    return Arrays.stream(EXAMPLES.split("\\s+"));
  }

  /** Of the countries that the library does not know. */
  static Stream<String> missing() {
    Set<String> missing = Set.of("DJ", "FK", "HN", "LY", "MN", "NI", "SD", "SO", "YE");
    return examples().filter(iban -> missing.contains(iban.substring(0, 2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_iban_of_every_country_is_one_as_it_is_printed_too(String iban) {
    accounts.areOne(iban, grouped(iban), "IBAN " + grouped(iban));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void one_with_a_mistake_is_no_account_of_a_bank(String iban) {
    accounts.areRefused(
        "not an IBAN",
        grouped(twisted(iban)),
        grouped(wrongIn(iban, iban.length() - 1)),
        grouped(wrongIn(iban, 3)),
        grouped(iban.substring(0, iban.length() - 1)),
        grouped(iban + "0"),
        iban.substring(0, 4) + " " + iban.substring(4, iban.length() - 1));
  }

  @Test
  void structures_are_known_of_every_country_in_the_registry() {
    assertThat(IbanRegistry.countries())
        .containsAll(examples().map(iban -> iban.substring(0, 2)).collect(Collectors.toSet()));
  }

  /** Right by the remainder, and of another structure than the country's. */
  @ParameterizedTest
  @MethodSource("missing")
  void one_of_another_structure_is_none(String iban) {
    String country = iban.substring(0, 2);
    boolean letters = Character.isLetter(iban.charAt(4));
    String other = (letters ? "1" : "A").repeat(iban.length() - 4);

    accounts.areRefused("not an IBAN", country + digits(country, other) + other);
  }

  private static String digits(String country, String account) {
    int digits = 98 - IbanRegistry.remainder(country + "00" + account);
    return "%02d".formatted(digits);
  }

  private static String grouped(String iban) {
    return iban.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** The first two neighbours behind the check digits that differ, the other way round. */
  private static String twisted(String iban) {
    for (int i = 4; i + 1 < iban.length(); i++) {
      char one = iban.charAt(i);
      char next = iban.charAt(i + 1);
      if (one != next) {
        return iban.substring(0, i) + next + one + iban.substring(i + 2);
      }
    }
    throw new IllegalArgumentException(iban);
  }

  private static String wrongIn(String iban, int place) {
    char digit = iban.charAt(place);
    char other = digit == '9' ? '8' : '9';
    return iban.substring(0, place) + other + iban.substring(place + 1);
  }
}
