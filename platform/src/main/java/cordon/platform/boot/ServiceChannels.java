package cordon.platform.boot;

import cordon.platform.boot.PlatformProperties.Oidc;
import cordon.platform.call.PeerName;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.TlsChannelCredentials;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.grpc.client.interceptor.security.BearerTokenAuthenticationInterceptor;

/**
 * Channels to other services of the installation. This service's certificate says whose calls they
 * are, or its own token where the services have none.
 */
public final class ServiceChannels implements AutoCloseable {
  private static final int KEEP_ALIVE_SECONDS = 20;

  /** Of all replicas that the name of a service stands for, each takes its turn. */
  private static final String EACH_IN_TURN = "round_robin";

  /** A service that is back is found within this time, and not after minutes of growing pauses. */
  private static final long TRIED_AGAIN_MILLIS = 1000;

  private final @Nullable SslBundle bundle;
  private final List<ManagedChannel> open = new CopyOnWriteArrayList<>();
  private final OwnToken token;
  private final ScheduledExecutorService again =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("channels").factory());

  /**
   * @param bundle with which the services know each other; null where they speak in the clear
   */
  ServiceChannels(Oidc oidc, @Nullable SslBundle bundle) {
    token = new OwnToken(ClientCredentials.own(oidc), InstantSource.system());
    this.bundle = bundle;
    var _ =
        again.scheduleWithFixedDelay(
            this::tryAgain, TRIED_AGAIN_MILLIS, TRIED_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void tryAgain() {
    open.stream()
        .filter(channel -> channel.getState(false) == ConnectivityState.TRANSIENT_FAILURE)
        .forEach(ManagedChannel::resetConnectBackoff);
  }

  /**
   * A channel to a service, whose certificate has to have the service's own name, so that none can
   * pose as another.
   *
   * @param service by its short name, e.g. {@code operations}
   * @param address {@code host:port}, or a target of gRPC, e.g. {@code dns:///host:port}
   */
  public Channel to(String service, String address) {
    ManagedChannel channel =
        builder(service, address)
            .defaultLoadBalancingPolicy(EACH_IN_TURN)
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .build();
    open.add(channel);
    return bundle != null
        ? channel
        : ClientInterceptors.intercept(
            channel, new BearerTokenAuthenticationInterceptor(token::value));
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

  @Override
  public void close() {
    token.close();
    again.shutdownNow();
    open.forEach(ManagedChannel::shutdownNow);
  }
}
