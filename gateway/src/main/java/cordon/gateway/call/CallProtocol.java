package cordon.gateway.call;

import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.stream.StreamFormat;
import io.grpc.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** How a call of the contract is asked for and answered: in JSON, or as gRPC. */
public interface CallProtocol {
  /**
   * The request as it goes to the service.
   *
   * @param hold reserves the memory that it needs
   * @throws Refused if it is none; also within the result
   */
  Mono<byte[]> request(ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold);

  /** The time until which the caller waits, if it has said so. */
  @Nullable Deadline deadline(ServerWebExchange exchange);

  /** What the caller is told instead of a fault of the service. */
  Throwable refusal(Throwable fault, Rpc rpc);

  /**
   * Writes the one response.
   *
   * @param hold has the memory that it needs
   */
  Mono<Void> answer(
      ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold, byte[] message);

  StreamFormat stream(ServerWebExchange exchange, Rpc rpc);

  /**
   * The whole body, in the pieces in which it came. One that is too large is read on for a while
   * and thrown away, because who is cut off while sending does not see the refusal (RFC 9112,
   * section 9.6).
   *
   * <p>One of which the length is known waits for its memory before any of it is read; one that
   * comes in chunks takes it as they come.
   *
   * @throws Refused BODY_TOO_LARGE, OVERLOADED, RATE_LIMITED or BODY_TOO_SLOW, also within the
   *     result
   */
  static Mono<Body> body(ServerWebExchange exchange, int largest, MemoryBudget.Reservation hold) {
    long length = exchange.getRequest().getHeaders().getContentLength();
    if (length > largest) {
      throw Problems.tooLarge(largest);
    }
    var body = new Body(largest, hold);
    Mono<Body> read =
        exchange
            .getRequest()
            .getBody()
            .collect(() -> body, Body::add)
            .map(Body::orRefused)
            .timeout(
                hold.sending(),
                Mono.error(() ->
                    new Refused(408, "BODY_TOO_SLOW", "The body did not come in time; repeat.")));
    return length <= MemoryBudget.SMALL
        ? read
        : hold.takeBody(length)
            .onErrorResume(Refused.class, refused -> Mono.fromRunnable(() -> body.refuse(refused)))
            .then(read);
  }

  /** Writes a whole answer at once. */
  static Mono<Void> write(ServerWebExchange exchange, byte[] answer) {
    ServerHttpResponse response = exchange.getResponse();
    return response.writeWith(Mono.just(response.bufferFactory().wrap(answer)));
  }
}
