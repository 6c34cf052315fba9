package cordon.platform.boot;

import cordon.identity.ProviderCheck;
import cordon.identity.Realm;
import cordon.identity.RealmFirst;
import cordon.platform.boot.PlatformProperties.Oidc;
import cordon.platform.journal.Sequencer;
import cordon.start.NotStartedException;

/**
 * The realm has to be the one of the issuer, and gives a service its own tokens if it needs them.
 */
final class ServiceRealmFirst extends RealmFirst {
  private static final String ROLE = "service";

  private final Oidc oidc;
  private final boolean needsToken;

  /**
   * @param needsToken whether this service reads feeds by a token of its own
   */
  ServiceRealmFirst(Oidc oidc, boolean needsToken) {
    super(Sequencer.PHASE - 20, oidc.issuer(), "calls are refused");
    this.oidc = oidc;
    this.needsToken = needsToken;
  }

  @Override
  protected void ask(ProviderCheck provider)
      throws ProviderCheck.AwayException, InterruptedException {
    if (needsToken) {
      String id = NotStartedException.required("cordon.oidc.client-id", oidc.clientId());
      String secret =
          NotStartedException.required("cordon.oidc.client-secret", oidc.clientSecret());
      Realm realm = provider.realm();
      provider.service(realm, id, secret, oidc.audience(), ROLE);
    } else {
      var _ = provider.realm();
    }
  }
}
