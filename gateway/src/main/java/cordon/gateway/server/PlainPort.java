package cordon.gateway.server;

import cordon.gateway.settings.GatewayProperties;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.stereotype.Component;

/**
 * A port without TLS beside the main one, in a local copy only: what is tried with curl or a
 * browser there needs to trust no certificate. It has every other setting of the main port.
 */
@Component
@Profile("local & !secure")
@ConditionalOnProperty("cordon.plain-port")
class PlainPort implements SmartLifecycle {
  private final WebServer server;
  private volatile boolean running;

  PlainPort(
      GatewayProperties properties,
      HttpHandler handler,
      ObjectProvider<NettyServerCustomizer> customizers,
      AutowireCapableBeanFactory beans) {
    var factory = new NettyReactiveWebServerFactory();
    customizers.orderedStream().forEach(factory::addServerCustomizers);
    var _ = beans.initializeBean(factory, "plainPort");
    factory.setPort(Objects.requireNonNull(properties.plainPort()));
    factory.setSsl(null);
    server = factory.getWebServer(handler);
  }

  @Override
  public void start() {
    server.start();
    running = true;
  }

  /** Calls that are under way end first, as on the main port. */
  @Override
  public void stop(Runnable callback) {
    server.shutDownGracefully(result -> {
      stop();
      callback.run();
    });
  }

  @Override
  public void stop() {
    running = false;
    server.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
  }

  /** The port that was given, or found free where 0 was given. */
  int port() {
    return server.getPort();
  }
}
