package cordon.reporting.subject;

import org.junit.jupiter.api.Test;

class InternetAddressesTest {
  private final Spellings addresses = new Spellings(IdentifierType.IP_ADDRESS);

  /** RFC 6943, 3.1.1; python/cpython issue 80565, golang/go issue 30999. */
  @Test
  void an_ipv4_address_that_systems_read_differently_is_refused() {
    addresses.areRefused(
        "RFC 6943",
        "08",
        "08.1.1.1",
        "192.0.2.010",
        "192.0.02.1",
        "3221225985",
        "0300.0.2.1",
        "0xc0.0.2.1",
        "0xC0000201",
        "192.0.513",
        "127.1",
        "192.0.2",
        "192.0.2.1.",
        "192.0.2.256",
        "192.0.2.1.1",
        "1e3.0.0.1",
        "192.0.2.-1",
        "192.0.2.1 2",
        "１９２.0.2.1",
        "192.0.2.١",
        "shop.example",
        "");
    addresses.areOne("192.0.2.1");
    addresses.areOne("0.0.0.0");
    addresses.areOne("255.255.255.255");
  }

  /** RFC 5952, sections 2 and 4. */
  @Test
  void an_ipv6_address_has_one_form() {
    addresses.areOne(
        "2001:db8::1:0:0:1",
        "2001:0db8:0:0:1:0:0:1",
        "2001:db8:0:0:1::1",
        "2001:DB8::1:0:0:1",
        "[2001:db8::1:0:0:1]",
        "2001:db8:0000:0:1::1");
    addresses.areOne("2001:db8:0:1:1:1:1:1", "2001:db8::1:1:1:1:1");
    addresses.areOne("2001:0:0:1::1", "2001:0:0:1:0:0:0:1");
    addresses.areOne("::", "0:0:0:0:0:0:0:0", "::0");
    addresses.areOne("::1", "0::0:1");
    addresses.areOne("1::", "1:0:0:0:0:0:0:0");
    addresses.areRefused(
        "RFC 4291",
        "2001:db8",
        "2001:db8:::1",
        "1::2::3",
        "2001:db8::00001",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "::g",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:",
        "::1.2.3",
        "::01.2.3.4",
        "1.2.3.4::",
        "::１");
  }

  /** RFC 4291, 2.5.5.2. */
  @Test
  void an_ipv4_address_within_ipv6_is_that_address_where_the_mapping_says_so() {
    addresses.areOne(
        "192.0.2.1",
        "::ffff:192.0.2.1",
        "::FFFF:c000:201",
        "[::ffff:192.0.2.1]",
        "0:0:0:0:0:ffff:192.0.2.1");
    addresses.differ("192.0.2.1", "::192.0.2.1", "64:ff9b::192.0.2.1", "::ffff:0:192.0.2.1");
  }

  @Test
  void addresses_that_were_made_harmless_are_recognised() {
    addresses.areOne(
        "192.0.2.1", "192[.]0[.]2[.]1", "192.0.2[.]1", "192(.)0(.)2(.)1", "192[dot]0[dot]2[dot]1");
    addresses.areOne("2001:db8::1", "2001[:]db8[:][:]1", "2001[:]db8::1");
  }

  @Test
  void what_is_not_one_address_is_refused() {
    addresses.areRefused("range", "192.0.2.0/24", "2001:db8::/32");
    addresses.areRefused("zone", "fe80::1%eth0", "fe80::1%25en1");
    addresses.areRefused("", "192.0.2.1:80", "[2001:db8::1]:80", "[192.0.2.1]", "192.0.2.1-9");
  }
}
