package cordon.platform.boot;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * The standard health method and nothing else, in the clear: whoever starts and watches a service
 * (the launcher, a probe of Kubernetes) has no certificate to show.
 */
final class HealthPort implements SmartLifecycle {
  private final HealthStatusManager manager;
  private final InetSocketAddress address;
  private @Nullable Server server;

  HealthPort(HealthStatusManager manager, InetSocketAddress address) {
    this.manager = manager;
    this.address = address;
  }

  @Override
  public void start() {
    try {
      server =
          NettyServerBuilder.forAddress(address)
              .addService(manager.getHealthService())
              .build()
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.shutdownNow();
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }
}
