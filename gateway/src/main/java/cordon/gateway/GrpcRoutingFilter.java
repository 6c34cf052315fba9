package cordon.gateway;

import com.google.protobuf.DynamicMessage;
import io.grpc.Metadata;
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

  private final ServiceChannels channels;
  private final Resilience resilience;
  private final RateLimits limits;

  GrpcRoutingFilter(ServiceChannels channels, Resilience resilience, RateLimits limits) {
    this.channels = channels;
    this.resilience = resilience;
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
        .flatMap(caller -> body(exchange, rpc).flatMap(body -> call(exchange, rpc, caller, body)))
        .onErrorResume(fault -> Problems.write(exchange, fault));
  }

  private Mono<Void> call(ServerWebExchange exchange, Rpc rpc, Jwt caller, String body) {
    Map<String, String> path = ServerWebExchangeUtils.getUriTemplateVariables(exchange);
    DynamicMessage request =
        EventStream.resumed(
            exchange.getRequest().getHeaders(),
            Transcoder.request(rpc, body, path, exchange.getRequest().getQueryParams()));
    Metadata headers = PassedHeaders.of(exchange, caller);
    Flux<DynamicMessage> responses =
        resilience.guarded(
            rpc,
            Flux.defer(() ->
                GrpcCall.of(
                    channels.to(rpc.service()),
                    rpc,
                    resilience.options(rpc),
                    PassedHeaders.copy(headers),
                    request)));
    return rpc.method().isServerStreaming()
        ? EventStream.write(exchange, responses)
        : json(exchange, rpc, responses.single());
  }

  private static Mono<String> body(ServerWebExchange exchange, Rpc rpc) {
    if (rpc.body().isEmpty()) {
      return Mono.just("");
    }
    MediaType type = exchange.getRequest().getHeaders().getContentType();
    if (type != null && !MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
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

  private static String text(DataBuffer buffer) {
    String text = buffer.toString(StandardCharsets.UTF_8);
    DataBufferUtils.release(buffer);
    return text;
  }

  private static Mono<Void> json(
      ServerWebExchange exchange, Rpc rpc, Mono<DynamicMessage> response) {
    return response.flatMap(message -> {
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
