package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every text: a form is its own form, ornament changes nothing, and letters do. */
class IdentifierPropertiesTest {

  @Property(tries = 5000)
  void the_form_of_a_form_is_itself(@ForAll IdentifierType type, @ForAll("texts") String text) {
    form(type, text).ifPresent(form -> assertThat(form(type, form)).contains(form));
  }

  @Property(tries = 2000)
  void a_url_keeps_its_form_through_any_escapes(@ForAll("rests") String rest) {
    form(IdentifierType.URL, "http://a.example/" + rest)
        .ifPresent(form -> assertThat(form(IdentifierType.URL, form)).contains(form));
  }

  @Property(tries = 2000)
  void a_telephone_number_keeps_its_form(@ForAll("numbers") String number) {
    form(IdentifierType.PHONE, number)
        .ifPresent(form -> {
          assertThat(form).matches("\\+[1-9][0-9]{4,14}");
          assertThat(form(IdentifierType.PHONE, form)).contains(form);
        });
  }

  @Property
  void a_document_is_its_letters_and_digits_and_nothing_else(
      @ForAll("documents") String number, @ForAll("documents") String other) {
    String ornate = "ng " + String.join("-", number.toLowerCase(Locale.ROOT).split(""));

    assertThat(form(IdentifierType.DOCUMENT, ornate)).contains("NG " + number);
    assertThat(form(IdentifierType.DOCUMENT, "NG " + other).equals(Optional.of("NG " + number)))
        .isEqualTo(other.equals(number));
  }

  @Property
  void an_address_is_its_four_numbers(@ForAll int address, @ForAll int other) {
    assertThat(form(IdentifierType.IP_ADDRESS, dotted(address))).contains(dotted(address));
    assertThat(form(IdentifierType.URL, "http://" + Integer.toUnsignedString(address)))
        .contains("http://" + dotted(address) + "/");
    assertThat(form(IdentifierType.IP_ADDRESS, "::ffff:" + dotted(address)))
        .contains(dotted(address));
    assertThat(dotted(address).equals(dotted(other))).isEqualTo(address == other);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "http://",
            "ftp://u@",
            "xn--",
            "ß",
            "ﬁ",
            ".",
            "..",
            "/",
            "%7e",
            "%",
            "[.]",
            ":",
            "a",
            "B",
            "0",
            "1",
            "8",
            "255",
            "example",
            "NG ",
            "bitcoin:",
            "0x",
            "+234",
            "(0)",
            "::",
            "\u200d",
            "٣",
            "-",
            "_",
            " ",
            "@",
            "?",
            "#",
            "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
            "DE89370400440532013000",
            "eip155:1:",
            "。",
            "\\");
    Arbitrary<String> built =
        pieces.list().ofMinSize(1).ofMaxSize(9).map(list -> String.join("", list));
    Arbitrary<String> valid =
        Combinators.combine(
                Arbitraries.of("http://", "hxxps://", "ws://", ""),
                Arbitraries.of(
                    "Shop.example", "faß.example", "0x7f.1", "192.0.2.1", "[::FFFF:1.2.3.4]"),
                Arbitraries.of("", ":80", ":8080", "/", "/a/../b", "?q=%7e", "#x"))
            .as((scheme, host, rest) -> scheme + host + rest);
    return Arbitraries.oneOf(built, valid, Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<String> rests() {
    return Arbitraries.strings()
        .withChars("%0123456789aAeEfF7./?#~ü \\[]{}|^`'\"<>")
        .ofMaxLength(30);
  }

  @Provide
  Arbitrary<String> numbers() {
    return Arbitraries.strings()
        .withChars("00123456789")
        .ofMinLength(5)
        .ofMaxLength(15)
        .map(digits -> "+" + digits);
  }

  @Provide
  Arbitrary<String> documents() {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .ofMinLength(3)
        .ofMaxLength(30);
  }

  private static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xff)
        + "."
        + (address >>> 8 & 0xff)
        + "."
        + (address & 0xff);
  }

  private static Optional<String> form(IdentifierType type, String text) {
    try {
      return Optional.of(Identifiers.normal(type, text));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }
}
