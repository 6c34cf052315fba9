package cordon.gateway.problem;

import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Gives every request a trace (W3C Trace Context), or goes on with the caller's. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class TraceFilter implements WebFilter {
  static final String HEADER = "Cordon-Trace";
  private static final String TRACE = TraceFilter.class.getName();

  /** What of an exchange's attributes is needed for as long as it is answered. */
  public static final Set<String> ATTRIBUTES = Set.of(TRACE);

  private static final Pattern FORM =
      Pattern.compile("00-((?!0{32})[0-9a-f]{32})-((?!0{16})[0-9a-f]{16})-([0-9a-f]{2})");

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String parent = exchange.getRequest().getHeaders().getFirst("traceparent");
    Matcher given = FORM.matcher(parent == null ? "" : parent);
    String id = given.matches() ? given.group(1) : random(16);
    exchange.getAttributes().put(TRACE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    return chain.filter(exchange);
  }

  public static String traceId(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(TRACE, "");
  }

  /** What is passed on: the same trace, with this hop as the parent. */
  public static String parent(ServerWebExchange exchange) {
    return "00-" + traceId(exchange) + "-" + random(8) + "-01";
  }

  private static String random(int bytes) {
    byte[] id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
