package cordon.reporting.subject;

import org.junit.jupiter.api.Test;

class DomainsTest {
  private final Spellings domains = new Spellings(IdentifierType.DOMAIN);

  @Test
  void case_width_full_stops_and_the_root_make_no_other_name() {
    domains.areOne(
        "shop-login.example",
        "Shop-LOGIN.Example",
        "shop-login.example.",
        "  shop-login.example ",
        "ｓｈｏｐ－ｌｏｇｉｎ．ｅｘａｍｐｌｅ",
        "shop-login。example",
        "shop-login｡example。",
        "shop\u00ad-login.example",
        "\u202ashop-login.example\u202c");
    domains.areOne(
        "xn--bcher-kva.example",
        "bücher.example",
        "BÜCHER.example",
        "bu\u0308cher.example",
        "XN--BCHER-KVA.example");
  }

  /** UTS 46, section 4, not transitional; whatwg/url issue 223 names straße.de. */
  @Test
  void the_four_letters_that_idna_2003_lost_are_kept() {
    domains.areOne("xn--fa-hia.example", "faß.example", "FAẞ.example", "xn--fa-hia.example");
    domains.differ("faß.example", "fass.example");
    domains.differ("straße.de", "strasse.de");
    domains.areOne("xn--nxasmm1c.example", "βόλος.example", "ΒΌΛΟς.example");
    domains.differ("βόλος.example", "βόλοσ.example");
    domains.areOne("xn--10cl1a0b660p.example", "ශ්\u200dරී.example");
    domains.differ("ශ්\u200dරී.example", "ශ්රී.example");
    domains.areOne("xn--mgba3gch31f060k.example", "نامه\u200cای.example");
  }

  @Test
  void joiners_and_directions_that_deceive_are_refused() {
    domains.areRefused(
        "UTS 46",
        "a\u200db.example",
        "x.\u200cab.example",
        "ab\u200c.example",
        "يa.example",
        "a\u0640\u202eb.example",
        "a\ufffdb.example",
        "a\ud83d\udc00\u2028b.example");
  }

  /** Letters that Unicode 3.2, and with it IDNA 2003, did not know. */
  @Test
  void newer_scripts_are_names() {
    domains.areOne("xn--9d6hc.example", "𞤀𞤣.example", "𞤢𞤣.example");
  }

  /** OpenCTI issue 9457. */
  @Test
  void a_korean_name_and_its_punycode_are_one() {
    domains.areOne("mvix.xn--oi2b61z32a.xn--3e0b707e", "mvix.온라인.한국", "MVIX.온라인。한국");
  }

  /** MISP issue 551 (ay_c.sire.com), OpenCTI issue 7620; RFC 2181, section 11. */
  @Test
  void underscores_and_hyphens_at_any_place_are_real() {
    domains.areOne("ay_c.sire.example", "AY_C.sire.example");
    domains.areOne("_dmarc.shop.example");
    domains.areOne("r3---sn-apo3qvuo.video.example");
    domains.areOne("shop-.blog.example", "Shop-.blog.example");
    domains.differ("a_b.example", "a-b.example", "ab.example");
  }

  @Test
  void names_that_were_made_harmless_are_recognised() {
    domains.areOne(
        "evil.example",
        "evil[.]example",
        "evil(.)example",
        "evil{.}example",
        "evil[dot]example",
        "evil(DOT)example",
        "evil [.] example",
        "evil [dot] example",
        "evil dot example",
        "evil[.example",
        "evil\\.example");
    domains.areOne("www.evil.example", "www[.]evil[.]example", "www[.]evil.example");
  }

  @Test
  void punycode_of_nothing_is_no_name() {
    domains.areRefused("Punycode", "xn--a.example", "xn--zzzzzzzz99999.example");
    domains.areRefused(
        "", "xn--.example", "xn--a-.example", "xn--fass-.example", "xn--A-ß.example");
  }

  @Test
  void an_address_in_any_form_is_no_domain() {
    domains.areRefused(
        "type IP_ADDRESS",
        "198.18.0.1",
        "１９８.18.0.1",
        "198[.]18[.]0[.]1",
        "2130706433",
        "0x7f.1",
        "0x7f000001",
        "evil.0x",
        "evil.08",
        "evil.example.1");
  }

  @Test
  void what_has_not_the_form_of_a_name_is_refused() {
    domains.areRefused("two labels", "localhost", "example.");
    domains.areRefused(
        "labels of 1 to 63",
        "a b.example",
        "evil..example",
        ".evil.example",
        "evil.example..",
        "*.evil.example",
        "https://evil.example",
        "evil.example/login",
        "evil.example:8080",
        "who@evil.example",
        "evil%2eexample",
        "evil,example.org",
        "a".repeat(64) + ".example",
        "ü".repeat(60) + ".example");
    domains.areRefused("253", "a234567890.".repeat(23) + "example");
  }
}
