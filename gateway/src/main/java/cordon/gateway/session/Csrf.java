package cordon.gateway.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.DefaultCsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What changes something in the name of a cookie carries a header that only our own pages know
 * (OWASP ASVS 5.0, 3.5.1). The token follows from the session's secret, so nothing is kept for it.
 */
public final class Csrf implements ServerCsrfTokenRepository, ServerWebExchangeMatcher {
  public static final String HEADER = "X-CSRF-Token";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  @Override
  public Mono<CsrfToken> generateToken(ServerWebExchange exchange) {
    return Mono.just(token(SessionCookies.session(exchange).orElseGet(SessionSecret::fresh)));
  }

  @Override
  public Mono<Void> saveToken(ServerWebExchange exchange, @Nullable CsrfToken token) {
    return Mono.empty();
  }

  @Override
  public Mono<CsrfToken> loadToken(ServerWebExchange exchange) {
    return Mono.justOrEmpty(SessionCookies.session(exchange).map(Csrf::token));
  }

  /** Whether a request needs the header; a bearer token is sent by no browser by itself. */
  @Override
  public Mono<MatchResult> matches(ServerWebExchange exchange) {
    boolean forgeable =
        !SAFE.contains(exchange.getRequest().getMethod())
            && !exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
            && SessionCookies.session(exchange).isPresent();
    return forgeable ? MatchResult.match() : MatchResult.notMatch();
  }

  private static CsrfToken token(SessionSecret secret) {
    return new DefaultCsrfToken(HEADER, "_csrf", secret.csrfToken());
  }
}
