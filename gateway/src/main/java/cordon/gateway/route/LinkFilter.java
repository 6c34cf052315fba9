package cordon.gateway.route;

import com.google.protobuf.Descriptors.FileDescriptor;
import cordon.common.v1.LinkContent;
import cordon.gateway.call.CallProtocol;
import cordon.gateway.contract.Contract;
import cordon.gateway.contract.LinkPaths;
import cordon.gateway.contract.Routes;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.limit.RateLimits;
import cordon.gateway.meter.CallSpans;
import cordon.gateway.problem.Asked;
import cordon.gateway.problem.Faults;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.request.ClientAddress;
import cordon.gateway.request.RequestHead;
import cordon.gateway.service.ServiceCalls;
import cordon.gateway.settings.GatewayProperties;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves the contract's methods for whoever has their address. Nobody is asked who they are, also
 * where they show it, so everybody counts by where they come from; and whatever the service refuses
 * is not found, so that nobody learns what was wrong with an address.
 */
@Component
@Order(RequestHead.AFTER_TRACE + 1)
class LinkFilter implements WebFilter {
  private static final int BAD_REQUEST = 400;
  private static final int FAULT = 500;
  private static final int TOO_MANY = 429;
  private static final int TAG_BYTES = 16;

  private final Routes paths;
  private final ServiceCalls calls;
  private final RateLimits limits;
  private final ClientAddress addresses;
  private final MemoryBudget budget;
  private final CallSpans spans;

  LinkFilter(
      List<FileDescriptor> contract,
      GatewayProperties properties,
      ServiceCalls calls,
      RateLimits limits,
      ClientAddress addresses,
      MemoryBudget budget,
      CallSpans spans) {
    paths = new Routes(Contract.links(contract, properties.services().keySet()));
    this.calls = calls;
    this.limits = limits;
    this.addresses = addresses;
    this.budget = budget;
    this.spans = spans;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!exchange.getRequest().getURI().getRawPath().startsWith(LinkPaths.PREFIX)) {
      return chain.filter(exchange);
    }
    return Mono.defer(() -> answer(exchange))
        .onErrorResume(fault -> {
          Faults.atTheEdge(exchange, fault);
          return Problems.write(exchange, told(fault));
        });
  }

  private Mono<Void> answer(ServerWebExchange exchange) {
    String address = addresses.of(exchange.getRequest());
    limits.countStranger(address, false);
    HttpMethod verb = exchange.getRequest().getMethod();
    boolean read = verb.equals(HttpMethod.GET) || verb.equals(HttpMethod.HEAD);
    Optional<Routes.Match> found =
        paths.find(HttpMethod.GET, exchange.getRequest().getURI().getRawPath());
    if (!read || found.isEmpty()) {
      return Mono.error(Problems.ofStatus(404));
    }
    Routes.Match match = found.get();
    Asked.method(exchange, match.rpc());
    spans.begin(exchange, match.rpc());
    return limits.heldLink(address, given(exchange, match, address));
  }

  private Mono<Void> given(ServerWebExchange exchange, Routes.Match match, String address) {
    return Mono.using(
        () -> budget.reserve("address " + address),
        hold ->
            calls
                .ofLink(exchange, match.rpc(), LinkPaths.request(match.rpc(), match.variables()))
                .doOnError(fault -> Faults.ofService(exchange, match.rpc(), fault))
                .single()
                .flatMap(answer -> {
                  hold.growBody(answer.length);
                  return write(exchange, LinkPaths.content(match.rpc(), answer));
                }));
  }

  private static Mono<Void> write(ServerWebExchange exchange, LinkContent content) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    byte[] bytes = content.getContent().toByteArray();
    headers.setCacheControl("private, no-cache");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    headers.set("Referrer-Policy", "no-referrer");
    if (exchange.checkNotModified(tag(bytes))) {
      return exchange.getResponse().setComplete();
    }
    headers.set(HttpHeaders.CONTENT_TYPE, content.getMediaType());
    headers.setContentLength(bytes.length);
    return CallProtocol.write(exchange, bytes);
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Of what is wrong with the address nothing is told, of what is wrong here that. */
  private static Refused told(Throwable fault) {
    Refused refused = Problems.of(fault);
    boolean ofAddress =
        refused.status() >= BAD_REQUEST && refused.status() < FAULT && refused.status() != TOO_MANY;
    return ofAddress ? Problems.ofStatus(404) : refused;
  }
}
