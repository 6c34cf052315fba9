package cordon.gateway.signin;

import cordon.gateway.session.SessionCookies;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a sign-in that is under way in a cookie of its own, named after its state, so that two tabs
 * may sign in at once and nobody who has not signed in costs the store anything. It serves once.
 */
final class SignInRequests
    implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  /** Attribute of the request and of the exchange: where the person was. */
  static final String RETURN_TO = "return_to";

  private static final String COOKIE = "cordon-sign-in-";
  private static final int NAMED = 12;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_=-]{20,100}");
  private static final JsonMapper json = JsonMapper.shared();

  /** What the cookie holds. */
  private record Kept(
      String authorizationUri,
      String clientId,
      String redirectUri,
      Set<String> scopes,
      String state,
      Map<String, Object> parameters,
      Map<String, Object> attributes) {

    /** A cookie that somebody has made themselves is read no further. */
    Kept {
      Objects.requireNonNull(authorizationUri);
      Objects.requireNonNull(clientId);
      Objects.requireNonNull(redirectUri);
      scopes = Set.copyOf(scopes);
      Objects.requireNonNull(state);
      parameters = Map.copyOf(parameters);
      attributes = Map.copyOf(attributes);
    }
  }

  @Override
  public Mono<Void> saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
    if (request == null) {
      return removeAuthorizationRequest(exchange).then();
    }
    var kept =
        new Kept(
            request.getAuthorizationUri(),
            request.getClientId(),
            String.valueOf(request.getRedirectUri()),
            request.getScopes(),
            String.valueOf(request.getState()),
            request.getAdditionalParameters(),
            request.getAttributes());
    String value =
        Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(kept));
    SessionCookies.set(exchange, cookie(kept.state()), value, LONGEST);
    return Mono.empty();
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
    return Mono.justOrEmpty(
        state(exchange)
            .flatMap(state ->
                SessionCookies.value(exchange, cookie(state))
                    .flatMap(SignInRequests::read)
                    .filter(kept -> kept.state().equals(state)))
            .flatMap(SignInRequests::request));
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
    return loadAuthorizationRequest(exchange)
        .doOnNext(request -> {
          SessionCookies.set(exchange, cookie(request.getState()), "", Duration.ZERO);
          Object back = request.getAttribute(RETURN_TO);
          exchange.getAttributes().put(RETURN_TO, SignInResolver.here(back));
        });
  }

  private static Optional<String> state(ServerWebExchange exchange) {
    String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
    return Optional.ofNullable(state).filter(text -> STATE.matcher(text).matches());
  }

  private static Optional<Kept> read(String value) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
      return Optional.ofNullable(json.readValue(text, Kept.class));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<OAuth2AuthorizationRequest> request(Kept kept) {
    try {
      return Optional.of(
          OAuth2AuthorizationRequest.authorizationCode()
              .authorizationUri(kept.authorizationUri())
              .clientId(kept.clientId())
              .redirectUri(kept.redirectUri())
              .scopes(kept.scopes())
              .state(kept.state())
              .additionalParameters(kept.parameters())
              .attributes(attributes -> attributes.putAll(kept.attributes()))
              .build());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** State is random, so its beginning tells sign-ins apart; {@code =} is no letter of a name. */
  private static String cookie(@Nullable String state) {
    return COOKIE + String.valueOf(state).substring(0, NAMED).replace('=', '-');
  }
}
