package cordon.gateway.route;

import cordon.gateway.call.CallProtocol;
import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.limit.RateLimits;
import cordon.gateway.limit.RefusedBodies;
import cordon.gateway.limit.Turns;
import cordon.gateway.meter.CallMeter;
import cordon.gateway.meter.CallSpans;
import cordon.gateway.problem.Asked;
import cordon.gateway.problem.Faults;
import cordon.gateway.problem.Problems;
import cordon.gateway.service.ServiceCalls;
import cordon.gateway.stream.StreamFilter;
import cordon.gateway.stream.StreamFormat;
import cordon.gateway.stream.StreamWriter;
import io.grpc.Deadline;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.RouteToRequestUrlFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Serves the contract's routes: a request in JSON or native gRPC in, gRPC to the service, the
 * answer out.
 */
@Component
class ContractFilter implements GlobalFilter, Ordered {
  private final ServiceCalls calls;
  private final RateLimits limits;
  private final MemoryBudget budget;
  private final Turns turns;
  private final CallMeter meter;
  private final RefusedBodies refused;
  private final CallSpans spans;

  ContractFilter(
      ServiceCalls calls,
      RateLimits limits,
      MemoryBudget budget,
      Turns turns,
      CallMeter meter,
      RefusedBodies refused,
      CallSpans spans) {
    this.calls = calls;
    this.limits = limits;
    this.budget = budget;
    this.turns = turns;
    this.meter = meter;
    this.refused = refused;
    this.spans = spans;
  }

  /** Before what makes an address of a route and proxies to it, because there is none. */
  @Override
  public int getOrder() {
    return RouteToRequestUrlFilter.ROUTE_TO_URL_FILTER_ORDER - 1;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    ContractRoutes.Found found = ContractRoutes.found(exchange);
    if (found == null) {
      return chain.filter(exchange);
    }
    Asked.method(exchange, found.rpc());
    spans.begin(exchange, found.rpc());
    return exchange
        .getPrincipal()
        .ofType(JwtAuthenticationToken.class)
        .switchIfEmpty(Mono.error(() -> Problems.ofStatus(401)))
        .flatMap(caller -> call(exchange, caller.getToken(), found.rpc(), found.protocol()))
        .onErrorResume(fault -> {
          Faults.atTheEdge(exchange, fault);
          return Problems.write(exchange, fault);
        });
  }

  private static boolean isHead(ServerWebExchange exchange) {
    return exchange.getRequest().getMethod().equals(HttpMethod.HEAD);
  }

  private Mono<Void> call(ServerWebExchange exchange, Jwt caller, Rpc rpc, CallProtocol protocol) {
    limits.count(caller, rpc);
    // From before the body comes until the answer is with the reader, or a stream begins.
    return limits.held(
        caller,
        Mono.using(
            () -> budget.reserve(caller, refused),
            hold ->
                call(exchange, caller, rpc, protocol, hold)
                    .doOnError(fault -> refused.count(caller, hold.body(), fault))));
  }

  /**
   * What a body has taken stays taken until the call is over: its bytes can be reached till then.
   */
  private Mono<Void> call(
      ServerWebExchange exchange,
      Jwt caller,
      Rpc rpc,
      CallProtocol protocol,
      MemoryBudget.Reservation hold) {
    Deadline deadline = protocol.deadline(exchange);
    return protocol
        .request(exchange, rpc, hold)
        .flatMap(request -> {
          Flux<byte[]> responses =
              calls
                  .call(exchange, caller, rpc, request, deadline)
                  .doOnError(fault -> Faults.ofService(exchange, rpc, fault))
                  .onErrorMap(fault -> protocol.refusal(fault, rpc));
          if (rpc.method().isServerStreaming() && isHead(exchange)) {
            return StreamWriter.head(exchange, protocol.stream(exchange, rpc), responses);
          }
          return rpc.method().isServerStreaming()
              ? StreamFilter.leave(
                  exchange,
                  outside ->
                      meter.stream(
                          outside,
                          rpc,
                          stream(outside, caller, protocol.stream(outside, rpc), responses)
                              .onErrorResume(fault -> Problems.write(outside, fault))))
              : responses
                  .single()
                  .flatMap(response -> {
                    hold(hold, rpc, response);
                    return protocol.answer(exchange, rpc, hold, response);
                  });
        });
  }

  private Mono<Void> stream(
      ServerWebExchange outside, Jwt caller, StreamFormat format, Flux<byte[]> messages) {
    return Mono.using(
        () -> budget.reserve(RateLimits.countryOrPerson(caller)),
        hold ->
            StreamWriter.write(outside, format, hold, turns.of(hold.whose()), messages, caller));
  }

  /**
   * Reserves memory for the answer beside that of the body. What was read may be asked for again;
   * what was done is answered, whatever it takes.
   */
  private static void hold(MemoryBudget.Reservation hold, Rpc rpc, byte[] response) {
    long needed = hold.size() + weight(response);
    if (rpc.verb().equals(HttpMethod.GET)) {
      hold.grow(needed);
    } else {
      hold.force(needed);
    }
  }

  private static long weight(byte[] message) {
    return message.length > MemoryBudget.SMALL ? MemoryBudget.WEIGHT * message.length : 0;
  }
}
