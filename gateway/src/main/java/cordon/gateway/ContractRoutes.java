package cordon.gateway;

import com.google.protobuf.Descriptors.FileDescriptor;
import cordon.gateway.description.Binding;
import cordon.gateway.description.Reasons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Routes for each path of the contract and each method, so that the gateway's usual filters apply
 * to all.
 */
@Configuration(proxyBeanMethods = false)
class ContractRoutes {
  /** Scheme of routes that {@link GrpcRoutingFilter} serves. */
  static final String SCHEME = "grpc";

  /** Scheme of routes that {@link NativeRoutingFilter} serves. */
  static final String NATIVE_SCHEME = "grpc-native";

  static final String RPC = "rpc";

  @Bean
  List<FileDescriptor> contract(GatewayProperties properties) {
    return Contract.files(properties.contract());
  }

  @Bean
  List<Rpc> rpcs(List<FileDescriptor> contract, GatewayProperties properties) {
    return Contract.rpcs(contract, properties.services().keySet());
  }

  @Bean
  List<Binding> bindings(List<Rpc> rpcs) {
    return rpcs.stream()
        .map(rpc ->
            new Binding(
                rpc.method(),
                rpc.verb().name(),
                rpc.path().toString(),
                rpc.body(),
                rpc.responseBody()))
        .toList();
  }

  @Bean
  Reasons reasons(List<FileDescriptor> contract) {
    return new Reasons(contract);
  }

  @Bean
  RouteLocator routes(List<Rpc> rpcs) {
    Map<String, Rpc> methods = new LinkedHashMap<>();
    rpcs.forEach(rpc -> methods.putIfAbsent(rpc.call().getFullMethodName(), rpc));
    List<Route> routes =
        Stream.concat(
                methods.values().stream().map(ContractRoutes::nativeRoute),
                rpcs.stream().map(ContractRoutes::route))
            .toList();
    return () -> Flux.fromIterable(routes);
  }

  private static Route nativeRoute(Rpc rpc) {
    String path = "/" + rpc.call().getFullMethodName();
    return Route.async()
        .id("native " + rpc.method().getFullName())
        .uri(NATIVE_SCHEME + "://" + rpc.service())
        .asyncPredicate(exchange ->
            Mono.just(
                exchange.getRequest().getURI().getRawPath().equals(path)
                    && exchange.getRequest().getMethod().equals(HttpMethod.POST)
                    && NativeStatus.hasNativeType(exchange)))
        .metadata(RPC, rpc)
        .build();
  }

  private static Route route(Rpc rpc) {
    return Route.async()
        .id(rpc.verb() + " " + rpc.method().getFullName() + " " + System.identityHashCode(rpc))
        .uri(SCHEME + "://" + rpc.service())
        .asyncPredicate(exchange -> Mono.just(matches(rpc, exchange)))
        .metadata(RPC, rpc)
        .build();
  }

  private static boolean matches(Rpc rpc, ServerWebExchange exchange) {
    if (!exchange.getRequest().getMethod().equals(rpc.verb())) {
      return false;
    }
    Optional<Map<String, String>> variables =
        rpc.path().match(exchange.getRequest().getURI().getRawPath());
    variables.ifPresent(found -> ServerWebExchangeUtils.putUriTemplateVariables(exchange, found));
    return variables.isPresent();
  }
}
