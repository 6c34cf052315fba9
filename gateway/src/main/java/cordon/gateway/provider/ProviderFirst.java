package cordon.gateway.provider;

import cordon.gateway.settings.GatewayProperties;
import cordon.gateway.settings.GatewayProperties.Oidc;
import cordon.identity.ProviderCheck;
import cordon.start.NotStartedException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before it listens the gateway looks whether the realm knows the client through which people sign
 * in. A provider that is away keeps it from nothing: it may come later.
 */
@Component
class ProviderFirst implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ProviderFirst.class);

  private final Oidc oidc;
  private volatile boolean running;

  ProviderFirst(GatewayProperties properties) {
    this.oidc = properties.oidc();
  }

  /**
   * @throws NotStartedException if the realm lacks it, or the clocks are apart
   */
  @Override
  public void start() {
    String secret = NotStartedException.required("cordon.oidc.client-secret", oidc.clientSecret());
    try (var check = new ProviderCheck(oidc.issuer(), InstantSource.system())) {
      check.client(check.realm(), oidc.clientId(), secret);
    } catch (ProviderCheck.AwayException e) {
      log.warn("{}: nobody can sign in until it does", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the realm was looked at", e);
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Long before the server. */
  @Override
  public int getPhase() {
    return 0;
  }
}
