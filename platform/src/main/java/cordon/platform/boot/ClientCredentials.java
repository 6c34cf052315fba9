package cordon.platform.boot;

import cordon.platform.boot.PlatformProperties.Oidc;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.DefaultMapOAuth2AccessTokenResponseConverter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/** Asks the provider for a token of a client (RFC 6749, 4.4). */
public final class ClientCredentials implements Supplier<OAuth2AccessToken> {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final RestClientClientCredentialsTokenResponseClient client =
      new RestClientClientCredentialsTokenResponseClient();

  private final Supplier<ClientRegistration> registration;

  /**
   * Of this service's own client. Where the provider takes such requests is asked until it is
   * known, and then kept.
   */
  static ClientCredentials own(Oidc oidc) {
    return new ClientCredentials(
        SingletonSupplier.of(() ->
            of(
                ClientRegistrations.fromIssuerLocation(oidc.issuer()).registrationId("cordon"),
                Objects.requireNonNull(oidc.clientId(), "cordon.oidc.client-id is not set"),
                oidc.clientSecret())));
  }

  /**
   * Of a client that is for one purpose of a service.
   *
   * @param address where the provider takes such requests
   */
  public static ClientCredentials at(String address, String clientId, String secret) {
    ClientRegistration registration =
        of(ClientRegistration.withRegistrationId("cordon").tokenUri(address), clientId, secret);
    return new ClientCredentials(() -> registration);
  }

  private ClientCredentials(Supplier<ClientRegistration> registration) {
    this.registration = registration;
    var http =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(LONGEST).build());
    http.setReadTimeout(LONGEST);
    client.setRestClient(
        RestClient.builder()
            .requestFactory(http)
            .configureMessageConverters(messages ->
                messages
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(responses()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
  }

  /**
   * @throws org.springframework.security.oauth2.core.OAuth2AuthorizationException if the provider
   *     gives none, or does not answer
   */
  @Override
  public OAuth2AccessToken get() {
    return client
        .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration.get()))
        .getAccessToken();
  }

  private static OAuth2AccessTokenResponseHttpMessageConverter responses() {
    var responses = new OAuth2AccessTokenResponseHttpMessageConverter();
    responses.setAccessTokenResponseConverter(ClientCredentials::response);
    return responses;
  }

  /**
   * Reads a response whatever JSON library there is. Gson makes every number a double, and Spring
   * takes a life of {@code 1800.0} seconds for none that is told, and then for one second.
   */
  static OAuth2AccessTokenResponse response(Map<String, Object> told) {
    var whole = new HashMap<>(told);
    whole.replaceAll((name, value) -> value instanceof Number number ? number.longValue() : value);
    return Objects.requireNonNull(
        new DefaultMapOAuth2AccessTokenResponseConverter().convert(whole));
  }

  private static ClientRegistration of(
      ClientRegistration.Builder where, String clientId, @Nullable String secret) {
    return where
        .clientId(clientId)
        .clientSecret(secret)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .build();
  }
}
