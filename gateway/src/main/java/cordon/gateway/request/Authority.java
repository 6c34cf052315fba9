package cordon.gateway.request;

import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpVersion;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Whom a request is for, said once and well-formed (RFC 9112, section 3.2; RFC 9113, section
 * 8.3.1). A request without, which HTTP/1.0 allows alone, or with two might be understood in one
 * way by a proxy and in another here.
 */
final class Authority {
  private static final int LONGEST = 300;
  private static final BigInteger LARGEST_PORT = BigInteger.valueOf(65_535);
  private static final List<String> SCHEMES = List.of("http://", "https://");

  private Authority() {}

  /**
   * Holds a request to it.
   *
   * @throws Refused BAD_HEADER, or INVALID if the target is none that is served
   */
  static void check(HttpServerRequest request) {
    List<String> hosts = request.requestHeaders().getAll(HttpHeaderNames.HOST);
    boolean two = request.version().majorVersion() == 2;
    if (hosts.isEmpty()) {
      if (!request.version().equals(HttpVersion.HTTP_1_0)) {
        throw bad("A request names the host that it is for.");
      }
    } else if (hosts.size() > 1 && !(two && isOne(hosts))) {
      throw bad("Host comes once in a request.");
    } else if (!isWellFormed(hosts.getFirst())) {
      throw bad("Host must be a name or an address, and perhaps a port.");
    }
    if (!two) {
      checkTarget(request.uri(), hosts.isEmpty() ? null : hosts.getFirst());
    }
  }

  /** HTTP/2 may say it in {@code :authority} and in {@code host}, which arrive side by side. */
  private static boolean isOne(List<String> hosts) {
    return hosts.size() == 2 && isSame(hosts.getFirst(), hosts.getLast());
  }

  /** RFC 9112, section 3.2.2: a target that names a host names the same as Host. */
  private static void checkTarget(String target, @Nullable String host) {
    if (target.startsWith("/") || target.equals("*")) {
      return;
    }
    for (String scheme : SCHEMES) {
      if (target.regionMatches(true, 0, scheme, 0, scheme.length())) {
        String named = authority(target.substring(scheme.length()));
        if (!isWellFormed(named) || (host != null && !isSame(host, named))) {
          throw bad("The request's line and Host name different hosts.");
        }
        return;
      }
    }
    throw Problems.notServed();
  }

  /** Case means nothing, nor does a colon without a port (RFC 3986, section 6.2.3). */
  private static boolean isSame(String one, String other) {
    return withoutColon(one).equalsIgnoreCase(withoutColon(other));
  }

  private static String withoutColon(String host) {
    return host.endsWith(":") ? host.substring(0, host.length() - 1) : host;
  }

  private static String authority(String afterScheme) {
    int end = 0;
    while (end < afterScheme.length() && "/?#".indexOf(afterScheme.charAt(end)) < 0) {
      end++;
    }
    return afterScheme.substring(0, end);
  }

  /** A name of letters, digits, dots, hyphens and underscores, or an address, and a port. */
  private static boolean isWellFormed(String host) {
    int end = host.startsWith("[") ? host.indexOf(']') + 1 : nameEnd(host);
    if (end <= 0 || host.length() > LONGEST) {
      return false;
    }
    if (host.startsWith("[") && !isAddress(host.substring(1, end - 1))) {
      return false;
    }
    return end == host.length() || (host.charAt(end) == ':' && isPort(host.substring(end + 1)));
  }

  private static int nameEnd(String host) {
    int end = 0;
    while (end < host.length() && isOfName(host.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || letter == '.'
        || letter == '-'
        || letter == '_';
  }

  private static boolean isAddress(String literal) {
    return literal.indexOf(':') >= 0
        && literal.chars().allMatch(c -> c == ':' || c == '.' || HexFormat.isHexDigit(c));
  }

  /** As many digits as one likes, or none (RFC 3986, section 3.2.3). */
  private static boolean isPort(String port) {
    return port.chars().allMatch(c -> c >= '0' && c <= '9')
        && (port.isEmpty() || new BigInteger(port).compareTo(LARGEST_PORT) <= 0);
  }

  private static Refused bad(String sentence) {
    return RequestHead.bad("host", sentence);
  }
}
