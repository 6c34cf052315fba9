package cordon.gateway.stream;

import cordon.gateway.problem.TraceFilter;
import java.util.function.Function;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Runs streams outside of all that a request comes through, so that all that can be let go: held
 * for as long as its stream, it was the most that a reader cost.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StreamFilter implements WebFilter {
  private static final String STREAM = StreamFilter.class.getName();

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain.filter(exchange).then(Mono.defer(() -> left(exchange)));
  }

  /**
   * Leaves a stream to be run when the chain is through with the request.
   *
   * @param stream makes it for the exchange as it came in, which knows nothing of its caller
   */
  public static Mono<Void> leave(
      ServerWebExchange exchange, Function<ServerWebExchange, Mono<Void>> stream) {
    exchange.getAttributes().put(STREAM, stream);
    return Mono.empty();
  }

  @SuppressWarnings("unchecked")
  private static Mono<Void> left(ServerWebExchange exchange) {
    Object stream = exchange.getAttributes().get(STREAM);
    if (stream == null) {
      return Mono.empty();
    }
    exchange.getAttributes().keySet().retainAll(TraceFilter.ATTRIBUTES);
    return ((Function<ServerWebExchange, Mono<Void>>) stream).apply(exchange);
  }
}
