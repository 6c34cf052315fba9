package cordon.gateway.page;

import cordon.gateway.call.Body;
import cordon.gateway.call.CallProtocol;
import cordon.gateway.contract.Rpc;
import cordon.gateway.limit.MemoryBudget;
import cordon.gateway.limit.RateLimits;
import cordon.gateway.problem.Refused;
import cordon.gateway.session.SessionCookies;
import cordon.trace.Spans;
import cordon.trace.Told;
import cordon.trace.TracesWanted;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what pages tell of their part in traces, and sends it on as the spans of {@code
 * cordon-web}. It is taken of a session alone, seldom and little; what it may say stands in {@link
 * PageSpan}.
 */
@RestController
@Conditional(TracesWanted.class)
class PageSpans {
  static final String PATH = "/api/traces";
  private static final String PART = "cordon-web";
  private static final int MOST = 64;
  private static final JsonMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Spans spans;
  private final Set<String> methods;
  private final RateLimits limits;
  private final MemoryBudget budget;
  private final InstantSource clock;

  /** What is sent. */
  record Sent(List<PageSpan> spans) {}

  PageSpans(
      Spans spans, List<Rpc> rpcs, RateLimits limits, MemoryBudget budget, InstantSource clock) {
    this.spans = spans.of(PART);
    methods = rpcs.stream().map(rpc -> rpc.call().getFullMethodName()).collect(Collectors.toSet());
    this.limits = limits;
    this.budget = budget;
    this.clock = clock;
  }

  @PostMapping(PATH)
  Mono<ResponseEntity<Void>> take(ServerWebExchange exchange) {
    if (SessionCookies.session(exchange).isEmpty()
        || exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
      throw new Refused(409, "NO_SESSION", "Spans are taken of a page that has a session.");
    }
    return exchange
        .getPrincipal()
        .cast(JwtAuthenticationToken.class)
        .doOnNext(person -> limits.countTold(person.getToken()))
        .flatMap(person ->
            Mono.using(
                () -> budget.reserve(RateLimits.countryOrPerson(person.getToken())),
                hold -> CallProtocol.body(exchange, MemoryBudget.SMALL, hold).map(Body::bytes)))
        .doOnNext(this::take)
        .thenReturn(ResponseEntity.noContent().build());
  }

  /** All of it is looked at before any of it is taken. */
  private void take(byte[] body) {
    Instant now = clock.instant();
    List<PageSpan> sent = read(body);
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      told.add(sent.get(i).told("spans[" + i + "]", now, methods::contains));
    }
    told.forEach(spans::take);
  }

  private static List<PageSpan> read(byte[] body) {
    List<PageSpan> sent;
    try {
      sent = json.readValue(body, Sent.class).spans();
    } catch (JacksonException e) {
      throw new Refused(400, "INVALID", "The body is {\"spans\": [...]} with known fields alone.");
    }
    if (sent == null || sent.size() > MOST || sent.contains(null)) {
      throw Refused.at("spans", "INVALID", "spans has at most " + MOST + " entries.");
    }
    return sent;
  }
}
