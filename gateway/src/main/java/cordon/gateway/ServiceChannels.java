package cordon.gateway;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.beans.factory.DisposableBean;
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

  private final Map<String, ManagedChannel> channels = new TreeMap<>();
  private final Map<String, ManagedChannel> streams = new TreeMap<>();

  ServiceChannels(GatewayProperties properties) {
    properties
        .services()
        .forEach((name, address) -> {
          channels.put(name, warm(builder(address)));
          streams.put(name, warm(builder(address).flowControlWindow(STREAM_WINDOW)));
        });
  }

  private static NettyChannelBuilder builder(String address) {
    return NettyChannelBuilder.forTarget(address)
        .usePlaintext()
        .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
        .maxInboundMessageSize(LARGEST_MESSAGE)
        .maxInboundMetadataSize(LARGEST_REFUSAL);
  }

  private static ManagedChannel warm(NettyChannelBuilder builder) {
    ManagedChannel channel = builder.build();
    var _ = channel.getState(true);
    return channel;
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
