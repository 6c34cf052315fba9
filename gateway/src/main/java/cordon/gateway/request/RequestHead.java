package cordon.gateway.request;

import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.session.SessionCookies;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * A request that can be read in two ways is refused before anybody reads it in one: what has one
 * value by its definition comes once (RFC 9110, section 5.3), and says once who calls.
 */
@Component
@Order(RequestHead.AFTER_TRACE)
public class RequestHead implements WebFilter {
  public static final int AFTER_TRACE = Ordered.HIGHEST_PRECEDENCE + 2;

  /** Fields of one value that somebody here, or a service, reads. */
  private static final List<AsciiString> SINGLE =
      List.of(
          HttpHeaderNames.AUTHORIZATION,
          HttpHeaderNames.PROXY_AUTHORIZATION,
          HttpHeaderNames.CONTENT_LENGTH,
          HttpHeaderNames.CONTENT_TYPE,
          HttpHeaderNames.CONTENT_RANGE,
          HttpHeaderNames.RANGE,
          HttpHeaderNames.IF_RANGE,
          HttpHeaderNames.IF_MODIFIED_SINCE,
          HttpHeaderNames.IF_UNMODIFIED_SINCE,
          HttpHeaderNames.MAX_FORWARDS,
          HttpHeaderNames.ORIGIN,
          HttpHeaderNames.REFERER,
          HttpHeaderNames.USER_AGENT,
          HttpHeaderNames.DATE,
          HttpHeaderNames.FROM,
          AsciiString.cached("idempotency-key"),
          AsciiString.cached("cordon-after"),
          AsciiString.cached("cordon-purpose"),
          AsciiString.cached("last-event-id"),
          AsciiString.cached("x-csrf-token"),
          AsciiString.cached("traceparent"),
          AsciiString.cached("grpc-timeout"),
          AsciiString.cached("grpc-encoding"));

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    try {
      HttpServerRequest request =
          ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
      Authority.check(request);
      requireOnce(request.requestHeaders());
      requireOneCaller(exchange, request.requestHeaders());
    } catch (Refused refused) {
      return Problems.write(exchange, refused);
    }
    return chain.filter(exchange);
  }

  private static void requireOnce(HttpHeaders headers) {
    for (AsciiString name : SINGLE) {
      Iterator<? extends CharSequence> values = headers.valueCharSequenceIterator(name);
      if (values.hasNext()) {
        values.next();
        if (values.hasNext()) {
          throw bad(name.toString(), "%s comes once in a request.".formatted(name));
        }
      }
    }
  }

  /** RFC 6750, section 2: a token comes in one way; and nobody is two callers at once. */
  private static void requireOneCaller(ServerWebExchange exchange, HttpHeaders headers) {
    String authorization = headers.get(HttpHeaderNames.AUTHORIZATION);
    if (SessionCookies.several(exchange)) {
      throw bad("cookie", "The cookie of the session comes once in a request.");
    }
    if (authorization == null) {
      return;
    }
    if (authorization.indexOf(',') >= 0) {
      throw bad("authorization", "Authorization is one scheme and one token, not a list.");
    }
    if (SessionCookies.anySession(exchange)) {
      throw bad(
          "authorization", "Send either a token or the cookie of a session, not both at once.");
    }
    String query = exchange.getRequest().getURI().getRawQuery();
    if (query != null && ("&" + query).contains("&access_token=")) {
      throw bad("authorization", "A token comes in Authorization alone, never in the address.");
    }
  }

  static Refused bad(String header, String sentence) {
    return new Refused(
        400, "BAD_HEADER", sentence, List.of(), Map.of("header", header.toLowerCase(Locale.ROOT)));
  }
}
