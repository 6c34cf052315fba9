package cordon.gateway.signin;

import cordon.gateway.problem.Refused;
import cordon.gateway.session.SessionCookies;
import cordon.gateway.session.SessionSecret;
import cordon.gateway.session.Sessions;
import cordon.gateway.settings.GatewayProperties;
import cordon.trace.TraceSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a page may know of its session, which is no token, and the ways to end it. */
@RestController
@RequestMapping(SessionController.PATH)
class SessionController {
  static final String PATH = "/api/session";

  private final Sessions sessions;
  private final GatewayProperties.Session limits;
  private final TraceSettings traces;

  SessionController(Sessions sessions, GatewayProperties properties) {
    this.sessions = sessions;
    limits = properties.session();
    traces = properties.traces();
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ResponseEntity<Map<String, Object>>> session(ServerWebExchange exchange) {
    return exchange
        .getPrincipal()
        .ofType(JwtAuthenticationToken.class)
        .map(person -> of(exchange, person.getToken()))
        .defaultIfEmpty(Map.of("signedIn", false))
        .map(body -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body));
  }

  private Map<String, Object> of(ServerWebExchange exchange, Jwt token) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("signedIn", true);
    body.put("subject", token.getSubject());
    body.put("name", Objects.requireNonNullElse(token.getClaimAsString("name"), ""));
    body.put("roles", Objects.requireNonNullElse(token.getClaimAsStringList("roles"), List.of()));
    body.put("country", Objects.requireNonNullElse(token.getClaimAsString("country"), ""));
    body.put("strength", Objects.requireNonNullElse(token.getClaimAsString("acr"), ""));
    Instant signIn = token.getClaimAsInstant("auth_time");
    body.put("signInTime", signIn == null ? "" : signIn.toString());
    body.put("idleSeconds", limits.idle().toSeconds());
    // Which part of its traces a page tells: none where no collector wants them.
    body.put("traces", traces.wanted() ? traces.share() : 0);
    SessionCookies.session(exchange).ifPresent(secret -> body.put("csrfToken", secret.csrfToken()));
    return body;
  }

  @PostMapping("/sign-out")
  Mono<ResponseEntity<Void>> signOut(ServerWebExchange exchange) {
    return end(exchange, sessions::signOut);
  }

  @PostMapping("/sign-out-everywhere")
  Mono<ResponseEntity<Void>> signOutEverywhere(ServerWebExchange exchange) {
    return end(exchange, sessions::signOutEverywhere);
  }

  private static Mono<ResponseEntity<Void>> end(
      ServerWebExchange exchange, Function<SessionSecret, Mono<Void>> how) {
    SessionSecret secret =
        SessionCookies.session(exchange)
            .orElseThrow(() -> new Refused(409, "NO_SESSION", "There is no session to end."));
    SessionCookies.take(exchange);
    return how.apply(secret).thenReturn(ResponseEntity.noContent().build());
  }
}
