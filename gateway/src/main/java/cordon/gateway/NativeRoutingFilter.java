package cordon.gateway;

import io.grpc.Deadline;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Serves the contract's methods to machines in native form: gRPC in, gRPC out. */
@Component
class NativeRoutingFilter implements GlobalFilter, Ordered {
  private static final int LARGEST_MESSAGE = 4 * 1024 * 1024;
  private static final Pattern TIMEOUT = Pattern.compile("([0-9]{1,8})([HMSmun])");

  private final ServiceCalls calls;
  private final RateLimits limits;

  NativeRoutingFilter(ServiceCalls calls, RateLimits limits) {
    this.calls = calls;
    this.limits = limits;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 2;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    if (route == null
        || !ContractRoutes.NATIVE_SCHEME.equals(route.getUri().getScheme())
        || ServerWebExchangeUtils.isAlreadyRouted(exchange)) {
      return chain.filter(exchange);
    }
    ServerWebExchangeUtils.setAlreadyRouted(exchange);
    Rpc rpc = (Rpc) Objects.requireNonNull(route.getMetadata().get(ContractRoutes.RPC));
    return exchange
        .getPrincipal()
        .ofType(JwtAuthenticationToken.class)
        .map(JwtAuthenticationToken::getToken)
        .doOnNext(caller -> limits.count(caller, rpc))
        .flatMap(caller -> call(exchange, caller, rpc))
        .onErrorResume(fault -> Problems.write(exchange, fault));
  }

  private Mono<Void> call(ServerWebExchange exchange, Jwt caller, Rpc rpc) {
    requireHttp2(exchange);
    requirePlain(exchange);
    Deadline deadline = deadline(exchange.getRequest().getHeaders());
    return body(exchange)
        .map(body -> NativeFrame.message(body, rpc.method().getInputType()))
        .flatMap(request -> {
          Flux<byte[]> responses = calls.call(exchange, caller, rpc, request, deadline);
          return rpc.method().isServerStreaming()
              ? new StreamWriter(exchange, new NativeStream()).write(responses, caller)
              : responses.single().flatMap(response -> answer(exchange, response));
        });
  }

  private static Mono<Void> answer(ServerWebExchange exchange, byte[] message) {
    new NativeStatus.Trailers().declare(exchange.getResponse());
    DataBuffer frame = exchange.getResponse().bufferFactory().wrap(NativeFrame.of(message));
    return exchange.getResponse().writeWith(Flux.just(frame));
  }

  private static Mono<byte[]> body(ServerWebExchange exchange) {
    return DataBufferUtils.join(
            exchange.getRequest().getBody(), NativeFrame.PREFIX + LARGEST_MESSAGE)
        .map(buffer -> {
          byte[] bytes = new byte[buffer.readableByteCount()];
          buffer.read(bytes);
          DataBufferUtils.release(buffer);
          return bytes;
        })
        .defaultIfEmpty(new byte[0])
        .onErrorMap(
            DataBufferLimitException.class,
            e ->
                new Refused(
                    413, "BODY_TOO_LARGE", "The request is larger than 4 MiB; send it in parts."));
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

  private static @Nullable Deadline deadline(HttpHeaders headers) {
    String given = headers.getFirst("grpc-timeout");
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
}
