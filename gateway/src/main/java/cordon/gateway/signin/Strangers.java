package cordon.gateway.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import cordon.gateway.limit.RateLimits;
import cordon.gateway.limit.StrangersPlace;
import cordon.gateway.problem.Problems;
import cordon.gateway.problem.Refused;
import cordon.gateway.request.ClientAddress;
import cordon.gateway.request.RequestHead;
import cordon.gateway.session.SessionCookies;
import cordon.gateway.session.SessionSecret;
import io.grpc.Status;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Holds back addresses that ask a lot without saying, or without being able to show, who asks. A
 * request without a token or session counts when it comes; one with a token or session holds a
 * place among the strangers until it is known what that is worth, and gives it back or spends it
 * then. Who was let in before is not held back, whatever others at the same address do, because a
 * whole country may come from one; but once refused, they are strangers.
 */
@Component
@Order(RequestHead.AFTER_TRACE + 2)
class Strangers implements WebFilter {
  private static final String LET_IN = Strangers.class.getName();
  private static final String PLACE = StrangersPlace.class.getName();
  private static final String UNAUTHENTICATED = String.valueOf(Status.Code.UNAUTHENTICATED.value());
  private static final Duration REMEMBERED = Duration.ofMinutes(15);
  private static final long MOST_REMEMBERED = 20_000;

  /** What costs nearly nothing; everything else that strangers may ask for costs more. */
  private static final Set<String> CHEAP = Set.of("/api/state", SessionController.PATH);

  private final RateLimits limits;
  private final ClientAddress addresses;

  /** By digest, because a token is long; for a while from when they were last let in. */
  private final Cache<String, Boolean> known =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

  Strangers(RateLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  /** Notes that the caller of a request is known, however long the answer takes. */
  static void letIn(ServerWebExchange exchange) {
    exchange.getAttributes().put(LET_IN, true);
    if (exchange.getAttribute(PLACE) instanceof StrangersPlace place) {
      place.giveBack();
    }
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String shown = shown(exchange);
    String address = addresses.of(exchange.getRequest());
    boolean page = isPage(exchange.getRequest().getPath().value());
    if (!shown.isEmpty() && known.getIfPresent(shown) != null) {
      return chain.filter(exchange).doFinally(end -> learnOfKnown(exchange, shown, address, page));
    }
    StrangersPlace place;
    try {
      if (shown.isEmpty()) {
        limits.countStranger(address, page);
        return chain.filter(exchange);
      }
      place = limits.holdStranger(address, page);
    } catch (Refused refused) {
      return Problems.write(exchange, refused);
    }
    exchange.getAttributes().put(PLACE, place);
    return Mono.defer(() -> chain.filter(exchange)).doFinally(end -> learn(exchange, shown, place));
  }

  private void learn(ServerWebExchange exchange, String shown, StrangersPlace place) {
    if (exchange.getAttribute(LET_IN) != null) {
      known.put(shown, true);
      place.giveBack();
    } else {
      place.spend();
    }
  }

  private void learnOfKnown(
      ServerWebExchange exchange, String shown, String address, boolean page) {
    if (exchange.getAttribute(LET_IN) != null) {
      known.put(shown, true);
    } else if (isUnauthenticated(exchange.getResponse())) {
      known.invalidate(shown);
      limits.spendPermit(address, page);
    }
  }

  /** In JSON or native gRPC; gRPC tells it in a header of an answer that is otherwise good. */
  private static boolean isUnauthenticated(ServerHttpResponse response) {
    return HttpStatus.UNAUTHORIZED.equals(response.getStatusCode())
        || UNAUTHENTICATED.equals(response.getHeaders().getFirst("grpc-status"));
  }

  /** What the request says of its caller, as a digest, or nothing. */
  private static String shown(ServerWebExchange exchange) {
    String token = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return token == null
        ? SessionCookies.session(exchange).map(SessionSecret::id).orElse("")
        : SessionSecret.digest(token);
  }

  private static boolean isPage(String path) {
    return CHEAP.contains(path)
        || !(path.startsWith("/api/")
            || path.startsWith("/cordon.")
            || path.startsWith("/oauth2/")
            || path.startsWith("/login")
            || path.startsWith("/logout"));
  }
}
