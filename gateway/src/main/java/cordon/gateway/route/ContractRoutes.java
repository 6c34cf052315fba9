package cordon.gateway.route;

import com.google.protobuf.Descriptors.FileDescriptor;
import cordon.description.ContractFiles;
import cordon.description.Reasons;
import cordon.gateway.call.CallProtocol;
import cordon.gateway.contract.Contract;
import cordon.gateway.contract.Routes;
import cordon.gateway.contract.Rpc;
import cordon.gateway.grpc.GrpcProtocol;
import cordon.gateway.json.JsonProtocol;
import cordon.gateway.problem.NativeStatus;
import cordon.gateway.settings.GatewayProperties;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The two routes of the gateway: whatever the contract has, in JSON and as gRPC. */
@Configuration(proxyBeanMethods = false)
class ContractRoutes {
  private static final String FOUND = Found.class.getName();

  /** What a request asks for, and in which protocol. */
  record Found(Rpc rpc, CallProtocol protocol) {}

  /** What was found for a request, or null if it is for none of the contract's methods. */
  static @Nullable Found found(ServerWebExchange exchange) {
    return exchange.getAttribute(FOUND);
  }

  @Bean
  List<FileDescriptor> contract(GatewayProperties properties) {
    return ContractFiles.read(properties.contract());
  }

  @Bean
  List<Rpc> rpcs(List<FileDescriptor> contract, GatewayProperties properties) {
    return Contract.rpcs(contract, properties.services().keySet());
  }

  @Bean
  Reasons reasons(List<FileDescriptor> contract) {
    return new Reasons(contract);
  }

  @Bean
  Routes paths(List<Rpc> rpcs) {
    return new Routes(rpcs);
  }

  @Bean
  RouteLocator routes(List<Rpc> rpcs, Routes paths, JsonProtocol json, GrpcProtocol machines) {
    Map<String, Rpc> methods = new HashMap<>();
    rpcs.forEach(rpc -> methods.putIfAbsent("/" + rpc.call().getFullMethodName(), rpc));
    List<Route> routes =
        List.of(
            route("native", exchange -> isNative(exchange, methods, machines)),
            route("json", exchange -> isJson(exchange, paths, json)));
    return () -> Flux.fromIterable(routes);
  }

  private static Route route(String name, Predicate<ServerWebExchange> asked) {
    return Route.async()
        .id(name)
        .uri("grpc://" + name)
        .asyncPredicate(exchange -> Mono.just(asked.test(exchange)))
        .build();
  }

  private static boolean isNative(
      ServerWebExchange exchange, Map<String, Rpc> methods, CallProtocol protocol) {
    Rpc rpc = methods.get(exchange.getRequest().getURI().getRawPath());
    if (rpc == null
        || !exchange.getRequest().getMethod().equals(HttpMethod.POST)
        || !NativeStatus.hasNativeType(exchange)) {
      return false;
    }
    exchange.getAttributes().put(FOUND, new Found(rpc, protocol));
    return true;
  }

  /** HEAD is answered as GET is, without the body (RFC 9110, section 9.3.2). */
  private static HttpMethod verb(ServerWebExchange exchange) {
    HttpMethod verb = exchange.getRequest().getMethod();
    return verb.equals(HttpMethod.HEAD) ? HttpMethod.GET : verb;
  }

  private static boolean isJson(ServerWebExchange exchange, Routes paths, CallProtocol protocol) {
    Optional<Routes.Match> match =
        paths.find(verb(exchange), exchange.getRequest().getURI().getRawPath());
    match.ifPresent(found -> {
      ServerWebExchangeUtils.putUriTemplateVariables(exchange, found.variables());
      exchange.getAttributes().put(FOUND, new Found(found.rpc(), protocol));
    });
    return match.isPresent();
  }
}
