package cordon.reporting.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DOCUMENT   | ng a0-123 45              | NG A012345",
        "ACCOUNT    | gb29 nwbk 6016 1331 9268 19 | GB29NWBK60161331926819",
        "ACCOUNT    | 058 0123-456789           | 058 0123456789",
        "WALLET     | Ethereum:0xABCDEF0123456789ABCDEF0123456789ABCDEF01 | "
            + "ethereum:0xabcdef0123456789abcdef0123456789abcdef01",
        "WALLET     | bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT | "
            + "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
        "PHONE      | +234 (0803) 123-4567      | +23408031234567",
        "DOMAIN     | Shop-LOGIN.Example.       | shop-login.example",
        "DOMAIN     | bücher.example            | xn--bcher-kva.example",
        "IP_ADDRESS | 198.18.0.1                | 198.18.0.1",
        "IP_ADDRESS | 2001:DB8:0:0:0:0:0:1      | 2001:db8:0:0:0:0:0:1",
        "IP_ADDRESS | 2001:db8::1               | 2001:db8:0:0:0:0:0:1",
        "URL        | HTTPS://Shop.Example      | https://shop.example/",
        "URL        | https://shop.example/a/../b?x=Y | https://shop.example/b?x=Y",
      })
  void one_subject_written_in_several_ways_has_one_form(
      IdentifierType type, String written, String form) {
    assertThat(Identifiers.normal(type, written)).contains(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DOCUMENT   | A01234567",
        "DOCUMENT   | NGA A01234567",
        "ACCOUNT    | 12",
        "WALLET     | 0xabcdef0123456789abcdef0123456789abcdef01",
        "PHONE      | 0803 123 4567",
        "PHONE      | +12",
        "DOMAIN     | localhost",
        "DOMAIN     | a b.example",
        "DOMAIN     | 198.18.0.1",
        "IP_ADDRESS | 198.18.0.256",
        "IP_ADDRESS | shop.example",
        "URL        | shop.example/login",
        "URL        | mailto:nobody@example.org",
      })
  void what_has_not_the_form_of_its_type_is_no_identifier(IdentifierType type, String written) {
    assertThat(Identifiers.normal(type, written)).isEmpty();
  }
}
