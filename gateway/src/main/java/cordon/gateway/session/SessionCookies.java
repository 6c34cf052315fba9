package cordon.gateway.session;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;

/**
 * The cookies of the edge: for this host, every path, TLS and no script. On the plain port, which
 * only a local copy has, browsers take no {@code __Host-} cookie, so that there they have another
 * name.
 */
public final class SessionCookies {
  private static final String SESSION = "cordon-session";

  private SessionCookies() {}

  public static Optional<SessionSecret> session(ServerWebExchange exchange) {
    return value(exchange, SESSION).flatMap(SessionSecret::of);
  }

  /** Whether the request has a session's cookie at all, be it good or not. */
  public static boolean anySession(ServerWebExchange exchange) {
    return value(exchange, SESSION).isPresent();
  }

  /** Whether it has more than one, of which only one can be ours. */
  public static boolean several(ServerWebExchange exchange) {
    var cookies = exchange.getRequest().getCookies().get(named(exchange, SESSION));
    return cookies != null && cookies.size() > 1;
  }

  public static void give(ServerWebExchange exchange, SessionSecret secret) {
    // Without an age it goes with the browser; the session itself ends at the store.
    set(exchange, SESSION, secret.cookie(), Duration.ofSeconds(-1));
  }

  public static void take(ServerWebExchange exchange) {
    set(exchange, SESSION, "", Duration.ZERO);
  }

  public static Optional<String> value(ServerWebExchange exchange, String name) {
    HttpCookie cookie = exchange.getRequest().getCookies().getFirst(named(exchange, name));
    return Optional.ofNullable(cookie).map(HttpCookie::getValue);
  }

  public static void set(ServerWebExchange exchange, String name, String value, Duration age) {
    exchange
        .getResponse()
        .addCookie(
            ResponseCookie.from(named(exchange, name), value)
                .path("/")
                .httpOnly(true)
                .secure(isSecure(exchange))
                .sameSite("Lax")
                .maxAge(age)
                .build());
  }

  private static String named(ServerWebExchange exchange, String name) {
    return isSecure(exchange) ? "__Host-" + name : name;
  }

  private static boolean isSecure(ServerWebExchange exchange) {
    return exchange.getRequest().getSslInfo() != null;
  }
}
