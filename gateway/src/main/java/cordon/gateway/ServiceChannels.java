package cordon.gateway;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * One warm channel to each service. A service that comes back is met within a second: gRPC by
 * itself waits up to two minutes before it tries again.
 */
@Component
class ServiceChannels implements DisposableBean {
  private static final int KEEP_ALIVE_SECONDS = 20;
  private static final long RETRY_MILLIS = 500;
  private static final int LARGEST_MESSAGE = 8 * 1024 * 1024;

  /** A refusal that names a hundred places comes in the trailers, where 8 KiB are usual. */
  private static final int LARGEST_REFUSAL = 256 * 1024;

  private final Map<String, ManagedChannel> channels = new TreeMap<>();

  ServiceChannels(GatewayProperties properties) {
    properties
        .services()
        .forEach((name, address) -> {
          ManagedChannel channel =
              ManagedChannelBuilder.forTarget(address)
                  .usePlaintext()
                  .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                  .maxInboundMessageSize(LARGEST_MESSAGE)
                  .maxInboundMetadataSize(LARGEST_REFUSAL)
                  .build();
          var _ = channel.getState(true);
          channels.put(name, channel);
        });
  }

  @Scheduled(fixedDelay = RETRY_MILLIS)
  void tryAgain() {
    for (ManagedChannel channel : channels.values()) {
      if (channel.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
        channel.resetConnectBackoff();
      }
    }
  }

  ManagedChannel to(String service) {
    return Objects.requireNonNull(channels.get(service), service);
  }

  Map<String, ManagedChannel> all() {
    return channels;
  }

  @Override
  public void destroy() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }
}
