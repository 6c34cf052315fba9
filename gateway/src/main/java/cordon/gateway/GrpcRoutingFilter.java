package cordon.gateway;

import com.google.protobuf.DynamicMessage;
import cordon.gateway.description.Reasons;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Serves the contract's routes: JSON in, gRPC to the service, JSON or server-sent events out. */
@Component
class GrpcRoutingFilter implements GlobalFilter, Ordered {
  private static final int LARGEST_BODY = 4 * 1024 * 1024;

  private final ServiceCalls calls;
  private final RateLimits limits;
  private final Reasons reasons;

  GrpcRoutingFilter(ServiceCalls calls, RateLimits limits, Reasons reasons) {
    this.calls = calls;
    this.limits = limits;
    this.reasons = reasons;
  }

  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 2;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
    if (route == null
        || !ContractRoutes.SCHEME.equals(route.getUri().getScheme())
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
        .flatMap(caller -> body(exchange, rpc).flatMap(body -> call(exchange, caller, rpc, body)))
        .onErrorResume(fault -> Problems.write(exchange, fault));
  }

  private Mono<Void> call(ServerWebExchange exchange, Jwt caller, Rpc rpc, String body) {
    Map<String, String> path = ServerWebExchangeUtils.getUriTemplateVariables(exchange);
    DynamicMessage request =
        EventStream.resumed(
            exchange.getRequest().getHeaders(),
            Transcoder.request(rpc, body, path, exchange.getRequest().getQueryParams()));
    Flux<byte[]> responses =
        calls
            .call(exchange, caller, rpc, request.toByteArray(), null)
            .onErrorMap(fault -> Problems.of(fault).as(rpc, reasons));
    return rpc.method().isServerStreaming()
        ? new StreamWriter(exchange, new EventStream(exchange, rpc)).write(responses, caller)
        : json(exchange, rpc, responses.single());
  }

  private static Mono<String> body(ServerWebExchange exchange, Rpc rpc) {
    if (rpc.body().isEmpty()) {
      return Mono.just("");
    }
    if (!isJson(exchange.getRequest().getHeaders())) {
      return Mono.error(
          new Refused(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json."));
    }
    return DataBufferUtils.join(exchange.getRequest().getBody(), LARGEST_BODY)
        .map(GrpcRoutingFilter::text)
        .defaultIfEmpty("")
        .onErrorMap(
            DataBufferLimitException.class,
            e ->
                new Refused(
                    413, "BODY_TOO_LARGE", "The request is larger than 4 MiB; send it in parts."));
  }

  private static boolean isJson(HttpHeaders headers) {
    try {
      MediaType type = headers.getContentType();
      return type == null || MediaType.APPLICATION_JSON.isCompatibleWith(type);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static String text(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Refused(400, "INVALID", "The body is not UTF-8.");
    }
  }

  private static Mono<Void> json(ServerWebExchange exchange, Rpc rpc, Mono<byte[]> response) {
    return response
        .map(message -> Transcoder.response(rpc, message))
        .flatMap(message -> {
          exchange.getResponse().getHeaders().setContentType(MediaType.APPLICATION_JSON);
          exchange.getResponse().getHeaders().setCacheControl("no-store");
          return exchange
              .getResponse()
              .writeWith(Mono.just(buffer(exchange, Transcoder.print(rpc, message))));
        });
  }

  private static DataBuffer buffer(ServerWebExchange exchange, String text) {
    return exchange.getResponse().bufferFactory().wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
