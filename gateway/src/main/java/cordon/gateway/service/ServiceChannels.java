package cordon.gateway.service;

import cordon.gateway.contract.Rpc;
import cordon.gateway.settings.GatewayProperties;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.netty.resources.LoopResources;

/**
 * Warm channels to each service, for each of the threads that serve requests one for calls and one
 * for streams: a call stays on the thread that it came in on, where handing it over would cost more
 * than all else that is done with it. A service that comes back is met within a second: gRPC by
 * itself waits up to two minutes before it tries again.
 */
@Component
public class ServiceChannels implements DisposableBean {
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final long RETRY_MILLIS = 500;
  private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

  /** A refusal that names a hundred places comes in the trailers, where 8 KiB are usual. */
  private static final int LARGEST_REFUSAL = 256 * 1024;

  /** What a reader who has stopped may hold of a stream that its service goes on sending. */
  private static final int STREAM_WINDOW = 16 * 1024;

  /** Of all replicas that the name of a service stands for, each takes its turn. */
  private static final String EACH_IN_TURN = "round_robin";

  /** A service's certificate has to have its own name, so that none can pose as another. */
  private static final String OF_SERVICE = "-service";

  private final Map<String, List<Lane>> channels = new ConcurrentSkipListMap<>();
  private final Map<String, List<Lane>> streams = new ConcurrentSkipListMap<>();
  private final LoopResources resources;
  private final EventLoopGroup loops;

  /** The channel of a thread. */
  private record Lane(EventLoop loop, ManagedChannel channel) {}

  ServiceChannels(
      GatewayProperties properties, SslBundles bundles, ReactorResourceFactory threads) {
    resources = threads.getLoopResources();
    loops = resources.onServer(LoopResources.DEFAULT_NATIVE);
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
      replace(channels, name, () -> builder.apply(name, address));
      replace(streams, name, () -> builder.apply(name, address).flowControlWindow(STREAM_WINDOW));
    });
  }

  private void replace(
      Map<String, List<Lane>> kind, String name, Supplier<NettyChannelBuilder> builder) {
    List<Lane> lanes = new ArrayList<>();
    loops.forEach(loop -> lanes.add(lane((EventLoop) loop, builder.get())));
    List<Lane> before = kind.put(name, lanes);
    if (before != null) {
      before.forEach(lane -> lane.channel().shutdown());
    }
  }

  private Lane lane(EventLoop loop, NettyChannelBuilder builder) {
    ManagedChannel channel =
        builder
            .eventLoopGroup(loop)
            .channelType(resources.onChannelClass(SocketChannel.class, loop))
            .directExecutor()
            // Resilience says what is tried again; a call that might be would keep its request.
            .disableRetry()
            .defaultLoadBalancingPolicy(EACH_IN_TURN)
            .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .maxInboundMetadataSize(LARGEST_REFUSAL)
            .build();
    var _ = channel.getState(true);
    return new Lane(loop, channel);
  }

  @Scheduled(fixedDelay = RETRY_MILLIS)
  void tryAgain() {
    all()
        .filter(channel -> channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE)
        .forEach(ManagedChannel::resetConnectBackoff);
  }

  /** The channel for a call: streams have one of their own, because they take little at a time. */
  public ManagedChannel to(Rpc rpc) {
    var kind = rpc.method().isServerStreaming() ? streams : channels;
    return ofThisThread(Objects.requireNonNull(kind.get(rpc.service()), rpc.service()));
  }

  /** A channel for a call to a service by its name. */
  public ManagedChannel to(String service) {
    return ofThisThread(Objects.requireNonNull(channels.get(service), service));
  }

  private static ManagedChannel ofThisThread(List<Lane> lanes) {
    for (Lane lane : lanes) {
      if (lane.loop().inEventLoop()) {
        return lane.channel();
      }
    }
    return lanes.get(ThreadLocalRandom.current().nextInt(lanes.size())).channel();
  }

  public Set<String> services() {
    return channels.keySet();
  }

  private Stream<ManagedChannel> all() {
    return Stream.of(channels, streams)
        .map(Map::values)
        .flatMap(Collection::stream)
        .flatMap(List::stream)
        .map(Lane::channel);
  }

  @Override
  public void destroy() {
    all().forEach(ManagedChannel::shutdownNow);
  }
}
