package cordon.platform.boot;

import cordon.platform.boot.PlatformProperties.Oidc;
import cordon.platform.call.PeerName;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.grpc.client.interceptor.security.BearerTokenAuthenticationInterceptor;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.util.function.SingletonSupplier;

/** Channels to other services of the installation, each call with this service's own token. */
public final class ServiceChannels implements AutoCloseable {
  private static final String REGISTRATION = "cordon";
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final Oidc oidc;
  private final @Nullable SslBundle bundle;
  private final List<ManagedChannel> open = new CopyOnWriteArrayList<>();
  private final Supplier<OAuth2AuthorizedClientManager> clients =
      SingletonSupplier.of(this::discover);

  /**
   * @param bundle with which the services know each other; null where they speak in the clear
   */
  ServiceChannels(Oidc oidc, @Nullable SslBundle bundle) {
    this.oidc = oidc;
    this.bundle = bundle;
  }

  /**
   * A channel to a service, whose certificate has to have the service's own name, so that none can
   * pose as another.
   *
   * @param service by its short name, e.g. {@code operations}
   * @param address {@code host:port}
   */
  public Channel to(String service, String address) {
    ManagedChannel channel =
        builder(service, address).keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS).build();
    open.add(channel);
    return ClientInterceptors.intercept(
        channel, new BearerTokenAuthenticationInterceptor(this::token));
  }

  private ManagedChannelBuilder<?> builder(String service, String address) {
    if (bundle == null) {
      return ManagedChannelBuilder.forTarget(address).usePlaintext();
    }
    var credentials =
        TlsChannelCredentials.newBuilder()
            .keyManager(bundle.getManagers().getKeyManagers())
            .trustManager(bundle.getManagers().getTrustManagers())
            .build();
    return Grpc.newChannelBuilder(address, credentials)
        .overrideAuthority(PeerName.ofService(service));
  }

  private String token() {
    var request =
        OAuth2AuthorizeRequest.withClientRegistrationId(REGISTRATION)
            .principal(Objects.requireNonNull(oidc.clientId(), "cordon.oidc.client-id is not set"))
            .build();
    OAuth2AuthorizedClient client = clients.get().authorize(request);
    return Objects.requireNonNull(client, "no token").getAccessToken().getTokenValue();
  }

  /** At the first call: the provider may start after this service. */
  private OAuth2AuthorizedClientManager discover() {
    ClientRegistration registration =
        ClientRegistrations.fromIssuerLocation(oidc.issuer())
            .registrationId(REGISTRATION)
            .clientId(Objects.requireNonNull(oidc.clientId(), "cordon.oidc.client-id is not set"))
            .clientSecret(oidc.clientSecret())
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .build();
    var registrations = new InMemoryClientRegistrationRepository(registration);
    return new AuthorizedClientServiceOAuth2AuthorizedClientManager(
        registrations, new InMemoryOAuth2AuthorizedClientService(registrations));
  }

  @Override
  public void close() {
    open.forEach(ManagedChannel::shutdownNow);
  }
}
