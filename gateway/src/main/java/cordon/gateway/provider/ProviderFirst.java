package cordon.gateway.provider;

import cordon.gateway.settings.GatewayProperties;
import cordon.gateway.settings.GatewayProperties.Oidc;
import cordon.identity.ProviderCheck;
import cordon.start.BeforeStart;
import cordon.start.NotStartedException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Before it listens the gateway looks whether the realm knows the client through which people sign
 * in. A provider that is away keeps it from nothing: it may come later.
 */
@Component
class ProviderFirst extends BeforeStart {
  private static final Logger log = LoggerFactory.getLogger(ProviderFirst.class);

  /** Long before the server. */
  private static final int PHASE = 0;

  private final Oidc oidc;

  ProviderFirst(GatewayProperties properties) {
    super(PHASE);
    this.oidc = properties.oidc();
  }

  /**
   * @throws NotStartedException if the realm lacks it, or the clocks are apart
   */
  @Override
  protected void run() throws InterruptedException {
    String secret = NotStartedException.required("cordon.oidc.client-secret", oidc.clientSecret());
    try (var check = new ProviderCheck(oidc.issuer(), InstantSource.system())) {
      check.client(check.realm(), oidc.clientId(), secret);
    } catch (ProviderCheck.AwayException e) {
      log.warn("{}: nobody can sign in until it does", e.getMessage());
    }
  }
}
