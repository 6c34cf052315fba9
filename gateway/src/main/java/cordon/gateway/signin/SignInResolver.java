package cordon.gateway.signin;

import cordon.gateway.provider.IdentityProvider;
import cordon.identity.Realm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends somebody to sign in: with PKCE (RFC 7636), with the strength that a refusal has asked for
 * ({@code acr_values}, RFC 9470), and with the place on this site to come back to.
 */
final class SignInResolver implements ServerOAuth2AuthorizationRequestResolver {
  private static final Set<String> STRENGTHS = Set.of("1", Realm.SECOND_FACTOR);
  private static final Set<String> PROMPTS = Set.of("login");

  /** A path of this site; {@code //host} and {@code /\host} would be another one. */
  private static final Pattern HERE = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,1000}");

  private final DefaultServerOAuth2AuthorizationRequestResolver requests;

  SignInResolver(IdentityProvider provider) {
    requests = new DefaultServerOAuth2AuthorizationRequestResolver(provider);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
    return requests.resolve(exchange).map(request -> asAsked(exchange, request));
  }

  @Override
  public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String client) {
    return requests.resolve(exchange, client).map(request -> asAsked(exchange, request));
  }

  private static OAuth2AuthorizationRequest asAsked(
      ServerWebExchange exchange, OAuth2AuthorizationRequest request) {
    MultiValueMap<String, String> query = exchange.getRequest().getQueryParams();
    return OAuth2AuthorizationRequest.from(request)
        .additionalParameters(parameters -> {
          pass(query, "acr_values", STRENGTHS, parameters);
          pass(query, "prompt", PROMPTS, parameters);
        })
        .attributes(attributes ->
            attributes.put(
                SignInRequests.RETURN_TO, here(query.getFirst(SignInRequests.RETURN_TO))))
        .build();
  }

  /** The place if it is one of this site, or else the first page. */
  static String here(@Nullable Object place) {
    if (!(place instanceof String text) || !HERE.matcher(text).matches()) {
      return "/";
    }
    try {
      return new URI(text).getHost() == null ? text : "/";
    } catch (URISyntaxException e) {
      return "/";
    }
  }

  private static void pass(
      MultiValueMap<String, String> query,
      String name,
      Set<String> known,
      Map<String, Object> parameters) {
    String value = query.getFirst(name);
    if (value != null && known.contains(value)) {
      parameters.put(name, value);
    }
  }
}
