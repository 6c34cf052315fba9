package cordon.gateway.grpc;

import cordon.gateway.call.CallProtocol;
import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.limit.Turns;
import cordon.gateway.problem.NativeStatus;
import cordon.gateway.problem.Refused;
import cordon.gateway.stream.StreamFormat;
import io.grpc.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** gRPC in, gRPC out, for machines. */
@Component
public final class GrpcProtocol implements CallProtocol {
  private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,8})([HMSmun])");

  private final Turns turns;

  GrpcProtocol(Turns turns) {
    this.turns = turns;
  }

  @Override
  public Mono<byte[]> request(ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold) {
    requireHttp2(exchange);
    requirePlain(exchange);
    // What opens a stream is kept for as long as that, so it has to be small.
    int largest = rpc.method().isServerStreaming() ? MemoryBudget.SMALL : MemoryBudget.LARGEST_BODY;
    return CallProtocol.body(exchange, NativeFrame.PREFIX + largest, hold)
        .flatMap(body ->
            turns.make(
                exchange,
                hold,
                body.size(),
                () -> NativeFrame.message(body.bytes(), rpc.method().getInputType())));
  }

  private static void requireHttp2(ServerWebExchange exchange) {
    if (!NativeStatus.isHttp2(exchange)) {
      throw new Refused(400, "HTTP2_REQUIRED", "gRPC needs HTTP/2 all the way.");
    }
  }

  private static void requirePlain(ServerWebExchange exchange) {
    String encoding = exchange.getRequest().getHeaders().getFirst("grpc-encoding");
    if (encoding != null && !encoding.equals("identity")) {
      exchange.getResponse().getHeaders().set("grpc-accept-encoding", "identity");
      throw new Refused(415, "UNSUPPORTED_ENCODING", "Send messages without compression.");
    }
  }

  @Override
  public @Nullable Deadline deadline(ServerWebExchange exchange) {
    String given = exchange.getRequest().getHeaders().getFirst("grpc-timeout");
    if (given == null) {
      return null;
    }
    Matcher timeout = TIMEOUT.matcher(given);
    if (!timeout.matches()) {
      throw new Refused(400, "BAD_HEADER", "grpc-timeout must be up to 8 digits and a unit.");
    }
    TimeUnit unit =
        switch (timeout.group(2)) {
          case "H" -> TimeUnit.HOURS;
          case "M" -> TimeUnit.MINUTES;
          case "S" -> TimeUnit.SECONDS;
          case "m" -> TimeUnit.MILLISECONDS;
          case "u" -> TimeUnit.MICROSECONDS;
          default -> TimeUnit.NANOSECONDS;
        };
    return Deadline.after(Long.parseLong(timeout.group(1)), unit);
  }

  /** What a service says passes as it is. */
  @Override
  public Throwable refusal(Throwable fault, Rpc rpc) {
    return fault;
  }

  @Override
  public Mono<Void> answer(
      ServerWebExchange exchange, Rpc rpc, MemoryBudget.Reservation hold, byte[] message) {
    new NativeStatus.Trailers().declare(exchange.getResponse());
    return CallProtocol.write(exchange, NativeFrame.of(message));
  }

  @Override
  public StreamFormat stream(ServerWebExchange exchange, Rpc rpc) {
    return new NativeStream();
  }
}
