package cordon.platform.boot;

import cordon.platform.boot.PlatformProperties.Oidc;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/** Asks the provider for a token of this service's own client (RFC 6749, 4.4). */
final class ClientCredentials implements Supplier<OAuth2AccessToken> {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Oidc oidc;
  private final RestClientClientCredentialsTokenResponseClient client =
      new RestClientClientCredentialsTokenResponseClient();

  /** Where the provider takes such requests is asked until it is known, and then kept. */
  private final Supplier<ClientRegistration> registration = SingletonSupplier.of(this::discover);

  ClientCredentials(Oidc oidc) {
    this.oidc = oidc;
    var http =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(LONGEST).build());
    http.setReadTimeout(LONGEST);
    client.setRestClient(
        RestClient.builder()
            .requestFactory(http)
            .configureMessageConverters(messages ->
                messages
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
  }

  @Override
  public OAuth2AccessToken get() {
    return client
        .getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration.get()))
        .getAccessToken();
  }

  private ClientRegistration discover() {
    return ClientRegistrations.fromIssuerLocation(oidc.issuer())
        .registrationId("cordon")
        .clientId(Objects.requireNonNull(oidc.clientId(), "cordon.oidc.client-id is not set"))
        .clientSecret(oidc.clientSecret())
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .build();
  }
}
