package cordon.gateway.signin;

import cordon.gateway.problem.TraceFilter;
import cordon.gateway.provider.IdentityProvider;
import cordon.gateway.session.SessionCookies;
import cordon.gateway.session.Sessions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/**
 * Where somebody comes back from the provider: tokens go into a session with a new secret, whatever
 * cookie came along, and the person goes back to where they were.
 */
@Component
class SignedIn
    implements ServerOAuth2AuthorizedClientRepository,
        ServerAuthenticationSuccessHandler,
        ServerAuthenticationFailureHandler {
  private static final String AGAIN =
      "/oauth2/authorization/" + IdentityProvider.REGISTRATION + "?prompt=login&return_to=";
  private static final String FAILED = "/?refused=SIGN_IN_FAILED&trace=";
  private static final String WORTHLESS = SignedIn.class.getName();

  private final Sessions sessions;

  SignedIn(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Void> saveAuthorizedClient(
      OAuth2AuthorizedClient client, Authentication person, ServerWebExchange exchange) {
    if (!(person.getPrincipal() instanceof OidcUser user)) {
      return Mono.error(new IllegalStateException("the provider does not speak OpenID Connect"));
    }
    Mono<Void> before =
        Mono.justOrEmpty(SessionCookies.session(exchange)).flatMap(sessions::replace);
    return sessions
        .begin(client, user)
        .doOnNext(secret -> SessionCookies.give(exchange, secret))
        .hasElement()
        .doOnNext(begun -> exchange.getAttributes().put(WORTHLESS, !begun))
        .then(before);
  }

  @Override
  public Mono<Void> onAuthenticationSuccess(WebFilterExchange filter, Authentication person) {
    ServerWebExchange exchange = filter.getExchange();
    boolean worthless = exchange.getAttributeOrDefault(WORTHLESS, false);
    String back = exchange.getAttributeOrDefault(SignInRequests.RETURN_TO, "/");
    return redirect(
        exchange, worthless ? AGAIN + UriUtils.encode(back, StandardCharsets.UTF_8) : back);
  }

  /** A cancelled sign-in, an old address, a forged one: the page says so and offers another. */
  @Override
  public Mono<Void> onAuthenticationFailure(
      WebFilterExchange filter, org.springframework.security.core.AuthenticationException e) {
    ServerWebExchange exchange = filter.getExchange();
    return redirect(exchange, FAILED + TraceFilter.traceId(exchange));
  }

  private static Mono<Void> redirect(ServerWebExchange exchange, String to) {
    exchange.getResponse().setStatusCode(HttpStatus.FOUND);
    exchange.getResponse().getHeaders().setLocation(URI.create(to));
    exchange.getResponse().getHeaders().setCacheControl("no-store");
    return exchange.getResponse().setComplete();
  }

  @Override
  public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
      String client, Authentication person, ServerWebExchange exchange) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> removeAuthorizedClient(
      String client, Authentication person, ServerWebExchange exchange) {
    return Mono.empty();
  }
}
