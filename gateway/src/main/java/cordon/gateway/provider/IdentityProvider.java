package cordon.gateway.provider;

import cordon.gateway.problem.Refused;
import cordon.gateway.service.Resilience;
import cordon.gateway.settings.GatewayProperties;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the gateway asks the identity provider for in the name of somebody who has signed in. The
 * provider is found at the first request, so that it may start after the gateway.
 */
@Component
public class IdentityProvider implements ReactiveClientRegistrationRepository {
  public static final String REGISTRATION = "keycloak";
  private static final String END_SESSION = "end_session_endpoint";
  private static final Duration LONGEST = Duration.ofSeconds(4);

  /** Few, because whoever has to be renewed waits for each of them while the provider hangs. */
  private static final int CALLS_LOOKED_AT = 4;

  private final Mono<ClientRegistration> registration;
  private final WebClientReactiveRefreshTokenTokenResponseClient renewal =
      new WebClientReactiveRefreshTokenTokenResponseClient();
  private final WebClient http = WebClient.create();
  private final CircuitBreaker breaker;

  IdentityProvider(GatewayProperties properties) {
    GatewayProperties.Oidc oidc = properties.oidc();
    breaker =
        CircuitBreaker.of(
            "identity",
            CircuitBreakerConfig.from(Resilience.breaking(properties.resilience().openFor()))
                .slidingWindowSize(CALLS_LOOKED_AT)
                .minimumNumberOfCalls(CALLS_LOOKED_AT)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    registration =
        Mono.fromCallable(() ->
                ClientRegistrations.fromIssuerLocation(oidc.issuer())
                    .registrationId(REGISTRATION)
                    .clientId(oidc.clientId())
                    .clientSecret(oidc.clientSecret())
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .scope("openid", "profile")
                    .build())
            .subscribeOn(Schedulers.boundedElastic())
            .timeout(LONGEST)
            .onErrorMap(e -> away())
            .cacheInvalidateIf(known -> false);
  }

  /** Whether it is asked, tried, or left alone. */
  public CircuitBreaker.State breaker() {
    return breaker.getState();
  }

  @Override
  public Mono<ClientRegistration> findByRegistrationId(String id) {
    return id.equals(REGISTRATION) ? registration : Mono.empty();
  }

  /**
   * New tokens for a refresh token; empty if the provider gives none any more, because the person
   * was suspended or the session was ended.
   *
   * @throws Refused IDENTITY_UNAVAILABLE
   */
  public Mono<OAuth2AccessTokenResponse> renew(String refreshToken) {
    // The old access token plays no part, but the request asks for one.
    var old = new OAuth2AccessToken(TokenType.BEARER, "none", null, null);
    return registration
        .flatMap(client ->
            renewal.getTokenResponse(
                new OAuth2RefreshTokenGrantRequest(
                    client, old, new OAuth2RefreshToken(refreshToken, null))))
        .timeout(LONGEST)
        .onErrorResume(
            OAuth2AuthorizationException.class,
            e -> e.getError().getErrorCode().equals("invalid_grant") ? Mono.empty() : Mono.error(e))
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(e -> away());
  }

  /** Ends the provider's own session, and by it those of other clients. */
  public Mono<Void> endSession(String refreshToken) {
    return registration
        .flatMap(client ->
            http.post()
                .uri(endSessionAddress(client.getProviderDetails().getConfigurationMetadata()))
                .body(
                    BodyInserters.fromFormData("client_id", client.getClientId())
                        .with("client_secret", client.getClientSecret())
                        .with("refresh_token", refreshToken))
                .retrieve()
                // It knows no such session any more: that is what was wanted.
                .onStatus(HttpStatusCode::is4xxClientError, answer -> Mono.empty())
                .toBodilessEntity())
        .timeout(LONGEST)
        .transformDeferred(CircuitBreakerOperator.of(breaker))
        .onErrorMap(e -> away())
        .then();
  }

  private static String endSessionAddress(Map<String, Object> provider) {
    return String.valueOf(provider.get(END_SESSION));
  }

  public static Refused away() {
    return new Refused(
        503, "IDENTITY_UNAVAILABLE", "The identity provider does not answer; repeat in a moment.");
  }
}
