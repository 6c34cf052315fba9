package cordon.gateway.signin;

import cordon.gateway.session.SessionCookies;
import cordon.gateway.session.SessionSecret;
import cordon.gateway.session.Sessions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Makes of a session's cookie the same authentication that a bearer token gives, so that whatever
 * comes after it knows one kind of caller. A bearer token in the request is looked at instead.
 */
@Component
class SessionContext implements ServerSecurityContextRepository {
  /** On calls that a page makes by itself. */
  private static final String UNATTENDED = "Cordon-Unattended";

  private static final String LOADED = SessionContext.class.getName();

  private final Sessions sessions;

  SessionContext(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
    return Mono.empty();
  }

  @Override
  public Mono<SecurityContext> load(ServerWebExchange exchange) {
    Optional<SessionSecret> cookie = SessionCookies.session(exchange);
    if (cookie.isEmpty()
        || exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)) {
      return Mono.empty();
    }
    Mono<SecurityContext> loaded = exchange.getAttribute(LOADED);
    if (loaded == null) {
      loaded =
          sessions
              .find(cookie.get(), isActive(exchange.getRequest()))
              .doOnNext(live -> Strangers.letIn(exchange))
              .<SecurityContext>map(live ->
                  new SecurityContextImpl(new JwtAuthenticationToken(live.token(), List.of())))
              .cache();
      exchange.getAttributes().put(LOADED, loaded);
    }
    return loaded;
  }

  /**
   * Streams are opened again by themselves, the page asks for the session by itself, and says of
   * other calls when nobody has touched it for a while.
   */
  private static boolean isActive(ServerHttpRequest request) {
    String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
    return (accepted == null || !accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE))
        && !request.getHeaders().containsHeader(UNATTENDED)
        && !request.getPath().value().equals(SessionController.PATH);
  }
}
