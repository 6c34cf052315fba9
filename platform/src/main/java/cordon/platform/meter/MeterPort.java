package cordon.platform.meter;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Answers {@code /metrics} in the clear, on a port of its own that no caller of the service is led
 * to: whoever collects meters has no certificate of the installation, and they tell of nobody.
 */
public final class MeterPort implements SmartLifecycle {
  private static final String PATH = "/metrics";

  private final PrometheusRegistry registry;
  private final InetSocketAddress address;
  private @Nullable HTTPServer server;

  /**
   * @param address where to listen; port 0 takes a free one
   */
  public MeterPort(PrometheusRegistry registry, InetSocketAddress address) {
    this.registry = registry;
    this.address = address;
  }

  @Override
  public void start() {
    try {
      server =
          HTTPServer.builder()
              .inetAddress(address.getAddress())
              .port(address.getPort())
              .metricsHandlerPath(PATH)
              .registerHealthHandler(false)
              .registry(registry)
              .buildAndStart();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return server == null ? address.getPort() : server.getPort();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }
}
