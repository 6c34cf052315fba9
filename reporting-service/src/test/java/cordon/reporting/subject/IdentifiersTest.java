package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.UnicodeSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands around an identifier means nothing (contract, TEXT_KIND_IDENTIFIER), of any kind. */
class IdentifiersTest {
  private static final Map<IdentifierType, List<String>> SAMPLES =
      Map.of(
          IdentifierType.DOCUMENT, List.of("NG A01234567"),
          IdentifierType.ACCOUNT, List.of("DE89370400440532013000", "058 0123456789"),
          IdentifierType.WALLET,
              List.of(
                  "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
                  "ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                  "unknown:7S3P4HxJpyyigGzodYwHtCxZyUQe9JiBMHyRWXArAaKv"),
          IdentifierType.PHONE, List.of("+2348035550101"),
          IdentifierType.DOMAIN, List.of("evil.example", "xn--j2bdc.xn--h2brj9c"),
          IdentifierType.IP_ADDRESS, List.of("192.0.2.1", "2001:db8::1"),
          IdentifierType.URL,
              List.of(
                  "https://evil.example/",
                  "https://evil.example/a?b=c",
                  "https://evil.example/%E0%A4%95%E0%A4%BF"));

  private static final List<String> AROUND =
      List.of(
          "\u200b",
          "\u200c",
          "\u200d",
          "\u2060",
          "\u00ad",
          "\ufe0f",
          "\ufeff",
          "\u180e",
          "\u034f",
          "\u061c",
          "\u202e",
          "\u2069",
          "\u2064",
          "\u3164",
          "\u115f",
          "\u00a0",
          "\u3000",
          "\t",
          "\r\n",
          "\u0085",
          "\u2028",
          "\u2800",
          "\ufff9",
          "\ud834\udd73",
          "\udb40\udc20",
          "\udb40\udd00",
          "\ufeff \u200b\t\udb40\udc7f\u2060");

  static Stream<Arguments> samples() {
    return Arrays.stream(IdentifierType.values())
        .flatMap(type ->
            Objects.requireNonNull(SAMPLES.get(type)).stream()
                .map(value -> Arguments.of(type, value)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void what_nobody_sees_around_it_means_nothing(IdentifierType type, String value) {
    for (String around : AROUND) {
      for (String text : List.of(around + value, value + around, around + value + around)) {
        assertThat(Identifiers.normal(type, text)).as(named(around)).isEqualTo(value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void every_ignorable_and_every_format_character_is_such(IdentifierType type, String value) {
    for (String around : new UnicodeSet("[[:Default_Ignorable_Code_Point:][:Cf:]]")) {
      assertThat(Identifiers.normal(type, around + value + around))
          .as(named(around))
          .isEqualTo(value);
    }
  }

  /** A vowel sign of Devanagari is a combining mark, and the last letter of many names. */
  @Test
  void a_mark_at_the_end_belongs_to_the_letter_before_it() {
    String sign = Identifiers.normal(IdentifierType.URL, "https://evil.example/\u0915\u093f\u200b");

    assertThat(sign).isEqualTo("https://evil.example/%E0%A4%95%E0%A4%BF");
    assertThat(Identifiers.normal(IdentifierType.DOMAIN, "\u200b\u0928\u0940.\u0928\u0940\u2060"))
        .isEqualTo(Identifiers.normal(IdentifierType.DOMAIN, "\u0928\u0940.\u0928\u0940"))
        .isNotEqualTo(Identifiers.normal(IdentifierType.DOMAIN, "\u0928\u0940.\u0928"));
  }

  private static String named(String text) {
    return String.join(" ", text.codePoints().mapToObj("U+%04X"::formatted).toArray(String[]::new));
  }
}
