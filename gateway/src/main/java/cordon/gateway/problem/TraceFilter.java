package cordon.gateway.problem;

import cordon.trace.TraceParent;
import io.opentelemetry.api.trace.Span;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
  private static final String SPAN = TRACE + ".span";

  /** What of an exchange's attributes is needed for as long as it is answered. */
  public static final Set<String> ATTRIBUTES = Set.of(TRACE, SPAN);

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String id = given(exchange).map(TraceParent::trace).orElseGet(TraceParent::freshTrace);
    exchange.getAttributes().put(TRACE, id);
    exchange.getResponse().getHeaders().set(HEADER, id);
    return chain.filter(exchange);
  }

  /** What the caller says of the trace. */
  public static Optional<TraceParent> given(ServerWebExchange exchange) {
    return TraceParent.read(exchange.getRequest().getHeaders().getFirst(TraceParent.HEADER));
  }

  public static String traceId(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(TRACE, "");
  }

  /** Notes the span of a request, where traces are wanted. */
  public static void span(ServerWebExchange exchange, Span span) {
    exchange.getAttributes().put(SPAN, span);
  }

  /** The span of a request, or null. */
  public static @Nullable Span span(ServerWebExchange exchange) {
    return exchange.getAttribute(SPAN);
  }

  /** What is passed on: the same trace, with this hop as the parent. */
  public static String parent(ServerWebExchange exchange) {
    String trace = traceId(exchange);
    Span span = span(exchange);
    TraceParent next =
        span == null
            ? TraceParent.within(trace)
            : new TraceParent(trace, span.getSpanContext().getSpanId());
    return next.header();
  }
}
