package cordon.reporting.subject;

import org.junit.jupiter.api.Test;

class UrlsTest {
  private final Spellings urls = new Spellings(IdentifierType.URL);

  /** RFC 3986, 6.2.3, the four equal ones; medialize/URI.js issue 54. */
  @Test
  void an_empty_path_and_a_default_port_are_the_root_and_the_port() {
    urls.areOne(
        "http://example.com/",
        "http://example.com",
        "http://example.com:/",
        "http://example.com:80/",
        "http://example.com:0080");
    urls.areOne("https://shop.example/", "HTTPS://Shop.Example", "https://shop.example.:443");
    urls.areOne("ftp://shop.example/a", "ftp://shop.example:21/a");
    urls.differ(
        "http://shop.example",
        "https://shop.example",
        "http://shop.example:443",
        "http://shop.example:8080",
        "https://shop.example:80");
  }

  /** RFC 3986, 6.2.2. */
  @Test
  void escapes_are_compared_by_what_they_mean() {
    urls.areOne("http://a.example/~b", "http://a.example/%7Eb", "http://a.example/%7eb");
    urls.areOne("http://a.example/%C3%BC", "http://a.example/%c3%bc", "http://a.example/ü");
    urls.areOne("http://a.example/a%20b?c%20d", "http://a.example/a b?c d");
    urls.areOne(
        "http://a.example/b?q=%7B1%7D",
        "http://a.example/b?q={1}", "http://a.example/%62?q=%7b1%7d");
    urls.areOne("http://a.example/100%25", "http://a.example/100%");
    urls.areOne("http://a.example/%257E", "http://a.example/%%37E");
    urls.differ(
        "http://a.example/a/b",
        "http://a.example/a%2Fb",
        "http://a.example/A/b",
        "http://a.example/a//b",
        "http://a.example/a/b/",
        "http://a.example/a/b?",
        "http://a.example/a/b?x=1&y=2",
        "http://a.example/a/b?y=2&x=1");
  }

  /** RFC 3986, 5.2.4 and 6.2.2.3; whatwg/url issue 138 for the double stroke. */
  @Test
  void dots_in_a_path_are_followed() {
    urls.areOne(
        "https://shop.example/b?x=Y",
        "https://shop.example/a/../b?x=Y",
        "https://shop.example/./b?x=Y",
        "https://shop.example/%2e/b?x=Y",
        "https://shop.example/../../b?x=Y",
        "https://shop.example/a/%2E%2e/b?x=Y");
    urls.areOne(
        "https://shop.example/a/", "https://shop.example/a/.", "https://shop.example/a/b/..");
    urls.areOne("https://shop.example/a/b?c=/../d", "https://shop.example/a/b?c=/../d");
  }

  @Test
  void the_host_follows_the_rule_of_domains() {
    urls.areOne(
        "https://xn--fa-hia.example/",
        "https://faß.example",
        "https://FAẞ.example/",
        "https://fa%C3%9F.example",
        "https://xn--fa-hia.example.");
    urls.differ("https://faß.example", "https://fass.example");
    urls.areOne("https://ay_c.sire.example/x", "https://AY_C.sire.example/x");
    urls.areOne("http://intranet/", "http://INTRANET");
    urls.areRefused(
        "",
        "https://xn--a.example/",
        "https://a b.example/",
        "https://a..example/",
        "https://يa.example/",
        "https://a%00.example/",
        "https://a%ff.example/");
  }

  /** URL standard, "IPv4 parser"; RFC 5952; RFC 4291, 2.5.5.2. */
  @Test
  void the_host_follows_the_rule_of_addresses() {
    urls.areOne(
        "http://127.0.0.1/",
        "http://0x7f.1/",
        "http://2130706433",
        "http://0177.0.0.1",
        "http://127.1",
        "http://１２７.0.0.1",
        "http://127.0.0.1.",
        "http://0x7F000001:80/",
        "http://[::ffff:127.0.0.1]/",
        "http://127[.]0[.]0[.]1");
    urls.areOne(
        "http://[2001:db8::1]/", "http://[2001:DB8:0:0:0:0:0:1]/", "http://[2001:0db8::0001]:80");
    urls.areRefused(
        "",
        "http://256.0.0.1/",
        "http://1.2.3.4.5/",
        "http://0x1ffffffff/",
        "http://08.1.1.1/",
        "http://2001:db8::1/",
        "http://[2001:db8::1/",
        "http://[fe80::1%25eth0]/",
        "http://[1.2.3.4]/",
        "http://a.example:99999/",
        "http://a.example:8o/");
  }

  @Test
  void urls_that_were_made_harmless_are_recognised() {
    urls.areOne(
        "https://evil.example/login.php?a=b.c",
        "hxxps://evil.example/login.php?a=b.c",
        "hXXps://evil[.]example/login[.]php?a=b[.]c",
        "h**ps://evil(.)example/login.php?a=b.c",
        "https[:]//evil[dot]example/login.php?a=b.c",
        "https[://]evil[.]example/login.php?a=b.c",
        "hxxps[:]//evil [.] example/login.php?a=b.c",
        "hxxps://evil[.]example[/]login.php?a=b.c",
        "htxps:\\\\evil.example\\login.php?a=b.c");
    urls.areOne(
        "http://evil.example/",
        "meow://evil[.]example",
        "hxxx://evil.example",
        "h__p://evil.example");
    urls.areOne("ftp://evil.example/x", "fxp://evil[.]example/x");
    urls.areOne("http://evil.example/x%5B.%5Dy", "http://evil.example/x[.]y");
  }

  @Test
  void user_and_fragment_of_a_web_address_name_no_other_page() {
    urls.areOne(
        "https://evil.example/a",
        "https://evil.example/a#top",
        "https://bank.example@evil.example/a",
        "https://u:p@evil.example/a#x?y",
        "https://u%40x@evil.example/a");
    urls.differ("ftp://alice@evil.example/a", "ftp://bob@evil.example/a", "ftp://evil.example/a");
  }

  /** URL standard: tabs and line breaks are taken out, backslashes are strokes. */
  @Test
  void what_browsers_mend_is_mended() {
    urls.areOne(
        "https://evil.example/a/b",
        "https:\\\\evil.example\\a\\b",
        "https://evil.exa\nmple/a/\tb",
        "https:/evil.example/a/b",
        "https:evil.example/a/b",
        "https:///evil.example/a/b",
        " https://evil.example/a/b\n");
  }

  @Test
  void what_names_no_host_is_refused() {
    urls.areRefused(
        "scheme and a host",
        "shop.example/login",
        "mailto:nobody@example.org",
        "javascript:alert(1)",
        "//shop.example/",
        "1http://shop.example",
        "x_y://shop.example");
    urls.areRefused(
        "", "http://", "https:///", "http://:80/", "file:///etc/passwd", "http://@/", "https://?x");
  }
}
