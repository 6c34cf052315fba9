package cordon.gateway;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Two warm channels to each service, one for calls and one for streams. A service that comes back
 * is met within a second: gRPC by itself waits up to two minutes before it tries again.
 */
@Component
class ServiceChannels implements DisposableBean {
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final long RETRY_MILLIS = 500;
  private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

  /** A refusal that names a hundred places comes in the trailers, where 8 KiB are usual. */
  private static final int LARGEST_REFUSAL = 256 * 1024;

  /** What a reader who has stopped may hold of a stream that its service goes on sending. */
  private static final int STREAM_WINDOW = 16 * 1024;

  /** A service's certificate has to have its own name, so that none can pose as another. */
  private static final String OF_SERVICE = "-service";

  private final Map<String, ManagedChannel> channels = new ConcurrentSkipListMap<>();
  private final Map<String, ManagedChannel> streams = new ConcurrentSkipListMap<>();

  ServiceChannels(GatewayProperties properties, SslBundles bundles) {
    String bundle = properties.tls().bundle();
    if (bundle == null) {
      open(
          properties.services(),
          (name, address) -> NettyChannelBuilder.forTarget(address).usePlaintext());
    } else {
      open(properties.services(), bundles.getBundle(bundle));
      bundles.addBundleUpdateHandler(bundle, renewed -> open(properties.services(), renewed));
    }
  }

  private void open(Map<String, String> services, SslBundle bundle) {
    var credentials =
        TlsChannelCredentials.newBuilder()
            .keyManager(bundle.getManagers().getKeyManagers())
            .trustManager(bundle.getManagers().getTrustManagers())
            .build();
    open(
        services,
        (name, address) ->
            NettyChannelBuilder.forTarget(address, credentials)
                .overrideAuthority(name + OF_SERVICE));
  }

  /** Calls that are under way on the channels before go on to their ends. */
  private void open(
      Map<String, String> services, BiFunction<String, String, NettyChannelBuilder> builder) {
    services.forEach((name, address) -> {
      replace(channels, name, builder.apply(name, address));
      replace(streams, name, builder.apply(name, address).flowControlWindow(STREAM_WINDOW));
    });
  }

  private static void replace(
      Map<String, ManagedChannel> kind, String name, NettyChannelBuilder builder) {
    ManagedChannel channel =
        builder
            // Resilience says what is tried again; a call that might be would keep its request.
            .disableRetry()
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxInboundMetadataSize(LARGEST_REFUSAL)
            .build();
    var _ = channel.getState(true);
    ManagedChannel before = kind.put(name, channel);
    if (before != null) {
      before.shutdown();
    }
  }

  @Scheduled(fixedDelay = RETRY_MILLIS)
  void tryAgain() {
    Stream.concat(channels.values().stream(), streams.values().stream())
        .filter(channel -> channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE)
        .forEach(ManagedChannel::resetConnectBackoff);
  }

  /** The channel for a call: streams have one of their own, because they take little at a time. */
  ManagedChannel to(Rpc rpc) {
    var kind = rpc.method().isServerStreaming() ? streams : channels;
    return Objects.requireNonNull(kind.get(rpc.service()), rpc.service());
  }

  Map<String, ManagedChannel> all() {
    return channels;
  }

  @Override
  public void destroy() {
    channels.values().forEach(ManagedChannel::shutdownNow);
    streams.values().forEach(ManagedChannel::shutdownNow);
  }
}
