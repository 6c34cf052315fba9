package cordon.reporting.subject;

import static java.util.Map.entry;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs by RFC 3986, sections 6.2.2 and 6.2.3; where people write what that does not allow
 * (backslashes, line breaks, one slash), by the URL standard, as every browser reads it. A fragment
 * is left out, because it names no other resource of the host (RFC 3986, section 3.5); so is the
 * user in front of the host of a web address, which no server is asked for and which hides where an
 * address leads to (RFC 9110, section 4.2.4). The query stays as it is but for its escapes.
 */
final class Urls {
  private static final Pattern PARTS =
      Pattern.compile(
          "([A-Za-z][A-Za-z0-9+.*_-]*)(\\[:]|\\(:\\)|\\{:}|\\[://]|\\(://\\)|:)(.*)",
          Pattern.DOTALL);
  private static final Pattern FIRST_STROKE = Pattern.compile("^([^/?#]*)\\[/]");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
  private static final Pattern PORT = Pattern.compile("[0-9]{0,32}");
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.ofEntries(
          entry("http", 80),
          entry("https", 443),
          entry("ws", 80),
          entry("wss", 443),
          entry("ftp", 21),
          entry("ftps", 990),
          entry("ssh", 22),
          entry("sftp", 22),
          entry("telnet", 23),
          entry("gopher", 70),
          entry("pop", 110),
          entry("nntp", 119),
          entry("imap", 143),
          entry("ldap", 389),
          entry("ldaps", 636),
          entry("rtsp", 554),
          entry("rtsps", 322));
  private static final Set<String> WEB = Set.of("http", "https", "ws", "wss");
  private static final Set<String> SPECIAL = Set.of("http", "https", "ws", "wss", "ftp");
  private static final int LAST_PORT = 65535;

  private Urls() {}

  /**
   * The URL in its one form.
   *
   * @throws MalformedException if it is none, or names no host
   */
  static String normal(String text) {
    Matcher parts = PARTS.matcher(text.replaceAll("[\\t\\n\\r]", ""));
    if (!parts.matches()) {
      throw malformed();
    }
    String scheme = Defanged.scheme(parts.group(1));
    if (!SCHEME.matcher(scheme).matches() || scheme.equals("file")) {
      throw malformed();
    }
    boolean special = SPECIAL.contains(scheme);
    String rest = afterSlashes(parts.group(3), special, parts.group(2).length() > 3);
    rest = FIRST_STROKE.matcher(rest).replaceFirst("$1/");
    int end = end(rest, special ? "/\\?#" : "/?#");
    String written = rest.substring(0, end);
    String authority = Defanged.host(written);
    boolean defanged =
        !scheme.equalsIgnoreCase(parts.group(1))
            || parts.group(2).length() > 1
            || !authority.equals(written);
    String after = rest.substring(end, end + end(rest.substring(end), "#"));
    return scheme
        + "://"
        + authority(scheme, authority)
        + resource(defanged ? Defanged.rest(after) : after, special);
  }

  private static String afterSlashes(String rest, boolean special, boolean taken) {
    if (special) {
      return rest.replaceFirst("^(?:[/\\\\]|\\[//])*", "");
    }
    if (!taken && !rest.startsWith("//")) {
      throw malformed();
    }
    return taken ? rest : rest.substring(2);
  }

  private static String authority(String scheme, String authority) {
    int at = authority.lastIndexOf('@');
    String user =
        at < 0 || WEB.contains(scheme) ? "" : Escapes.normal(authority.substring(0, at), ":");
    String place = authority.substring(at + 1);
    int colon = place.lastIndexOf(':');
    boolean port = colon > place.lastIndexOf(']');
    return (user.isEmpty() ? "" : user + "@")
        + host(port ? place.substring(0, colon) : place)
        + (port ? port(scheme, place.substring(colon + 1)) : "");
  }

  private static String host(String host) {
    if (host.startsWith("[")) {
      if (!host.endsWith("]")) {
        throw malformed();
      }
      String address = InternetAddresses.ipv6(host.substring(1, host.length() - 1));
      return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }
    if (host.indexOf(':') >= 0) {
      throw new MalformedException(
          "An IPv6 address stands in brackets in a URL (RFC 3986, 3.2.2).");
    }
    String name = Domains.host(Escapes.decoded(host));
    return Domains.endsInNumber(name) ? Ipv4Numbers.address(name) : name;
  }

  private static String port(String scheme, String port) {
    if (!PORT.matcher(port).matches()) {
      throw new MalformedException("A port is a number up to 65535.");
    }
    String digits = port.replaceFirst("^0+(?=.)", "");
    if (digits.isEmpty()) {
      return "";
    }
    if (digits.length() > 5 || Integer.parseInt(digits) > LAST_PORT) {
      throw new MalformedException("A port is a number up to 65535.");
    }
    return Integer.valueOf(digits).equals(DEFAULT_PORTS.get(scheme)) ? "" : ":" + digits;
  }

  private static String resource(String text, boolean special) {
    int mark = end(text, "?");
    String path = text.substring(0, mark);
    // Every browser escapes the apostrophe in a query, and only there.
    String normal = Escapes.normal(text.substring(mark), ":@/?");
    return withoutDots(Escapes.normal(special ? path.replace('\\', '/') : path, ":@/"))
        + (special ? normal.replace("'", "%27") : normal);
  }

  /** RFC 3986, section 5.2.4; an empty path is the root (section 6.2.3). */
  private static String withoutDots(String path) {
    List<String> segments = List.of((path.isEmpty() ? "/" : path).substring(1).split("/", -1));
    var kept = new ArrayDeque<String>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean dots = segment.equals(".") || segment.equals("..");
      if (segment.equals("..")) {
        kept.pollLast();
      }
      if (!dots) {
        kept.addLast(segment);
      } else if (i == segments.size() - 1) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  /** Where the first of these stands; the length if none does. */
  private static int end(String text, String marks) {
    for (int i = 0; i < text.length(); i++) {
      if (marks.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static MalformedException malformed() {
    return new MalformedException(
        "A URL has a scheme and a host, such as https://shop.example/login (RFC 3986).");
  }
}
