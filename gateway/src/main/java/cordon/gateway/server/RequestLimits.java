package cordon.gateway.server;

import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** How large a request may be before its body is read; no body is unpacked. */
@Component
@Order(RequestLimits.AFTER_SECURITY)
class RequestLimits implements WebFilter {
  /** Behind what sets the security headers, before what reads the request. */
  static final int AFTER_SECURITY = -50;

  static final int LONGEST_LINE = 8 * 1024;
  static final int LARGEST_HEADERS = 16 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int MOST_PARAMETERS = 100;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    try {
      check(exchange);
    } catch (Refused refused) {
      return Problems.write(exchange, refused);
    }
    return chain.filter(exchange);
  }

  private static void check(ServerWebExchange exchange) {
    ServerHttpRequest request = exchange.getRequest();
    if (request.getURI().toString().length() > LONGEST_LINE) {
      throw Problems.ofStatus(414);
    }
    requireFewHeaders(request.getHeaders());
    requireFewParameters(request);
    String encoding = request.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      exchange.getResponse().getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
      throw new Refused(415, "UNSUPPORTED_ENCODING", "Send the body without compression.");
    }
  }

  private static void requireFewHeaders(HttpHeaders headers) {
    int count = 0;
    long size = 0;
    for (var header : headers.headerSet()) {
      for (String value : header.getValue()) {
        count++;
        size += header.getKey().length() + value.length();
      }
    }
    if (count > MOST_HEADERS || size > LARGEST_HEADERS) {
      throw Problems.ofStatus(431);
    }
  }

  private static void requireFewParameters(ServerHttpRequest request) {
    int count;
    try {
      count = request.getQueryParams().values().stream().mapToInt(Collection::size).sum();
    } catch (IllegalArgumentException e) {
      throw new Refused(400, "INVALID", "The query is not percent-encoded UTF-8.");
    }
    if (count > MOST_PARAMETERS) {
      throw new Refused(
          400,
          "TOO_MANY_PARAMETERS",
          "A request has at most %d parameters.".formatted(MOST_PARAMETERS),
          List.of(),
          Map.of("limit", String.valueOf(MOST_PARAMETERS)));
    }
  }
}
