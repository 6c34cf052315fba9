package cordon.gateway.provider;

import cordon.gateway.settings.GatewayProperties;
import cordon.gateway.settings.GatewayProperties.Oidc;
import cordon.identity.ProviderCheck;
import cordon.identity.RealmFirst;
import cordon.start.NotStartedException;
import org.springframework.stereotype.Component;

/** People sign in through the gateway's client, which the realm has to know. */
@Component
class ProviderFirst extends RealmFirst {
  /** Long before the server. */
  private static final int PHASE = 0;

  private final Oidc oidc;

  ProviderFirst(GatewayProperties properties) {
    super(PHASE, properties.oidc().issuer(), "nobody can sign in");
    this.oidc = properties.oidc();
  }

  /**
   * @throws NotStartedException if the realm lacks it, or the clocks are apart
   */
  @Override
  protected void ask(ProviderCheck provider)
      throws ProviderCheck.AwayException, InterruptedException {
    String secret = NotStartedException.required("cordon.oidc.client-secret", oidc.clientSecret());
    provider.signIns(provider.realm(), oidc.clientId(), secret);
  }
}
