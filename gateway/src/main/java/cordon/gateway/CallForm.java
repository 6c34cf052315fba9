package cordon.gateway;

import io.grpc.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How a call of the contract is asked for and answered: in JSON, or as gRPC. */
interface CallForm {
  int LARGEST_BODY = 4 * 1024 * 1024;

  /**
   * The request as it goes to the service.
   *
   * @throws Refused if it is none; also within the result
   */
  Mono<byte[]> request(ServerWebExchange exchange, Rpc rpc);

  /** The time until which the caller waits, if it has said so. */
  @Nullable Deadline deadline(ServerWebExchange exchange);

  /** What the caller is told instead of a fault of the service. */
  Throwable refusal(Throwable fault, Rpc rpc);

  /** Writes the one response. */
  Mono<Void> answer(ServerWebExchange exchange, Rpc rpc, byte[] message);

  StreamForm stream(ServerWebExchange exchange, Rpc rpc);

  /**
   * The whole body. One that is too large is read on for a while and thrown away, because who is
   * cut off while sending does not see the refusal (RFC 9112, section 9.6).
   *
   * @throws Refused BODY_TOO_LARGE, also within the result
   */
  static Mono<byte[]> body(ServerWebExchange exchange, int largest) {
    if (exchange.getRequest().getHeaders().getContentLength() > largest) {
      throw Problems.ofStatus(413);
    }
    return exchange
        .getRequest()
        .getBody()
        .collect(() -> new Body(largest), Body::add)
        .map(Body::bytes);
  }

  /** Writes a whole answer at once. */
  static Mono<Void> write(ServerWebExchange exchange, byte[] answer) {
    ServerHttpResponse response = exchange.getResponse();
    return response.writeWith(Mono.just(response.bufferFactory().wrap(answer)));
  }
}
