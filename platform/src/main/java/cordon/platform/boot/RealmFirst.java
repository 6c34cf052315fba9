package cordon.platform.boot;

import cordon.identity.ProviderCheck;
import cordon.platform.boot.PlatformProperties.Oidc;
import cordon.platform.journal.Sequencer;
import cordon.start.BeforeStart;
import cordon.start.NotStartedException;
import java.net.URI;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before it takes calls a service looks whether the realm is the one that it needs. A provider that
 * is away keeps it from nothing: it may come later.
 */
final class RealmFirst extends BeforeStart {
  private static final Logger log = LoggerFactory.getLogger(RealmFirst.class);
  private static final String ROLE = "service";

  private final Oidc oidc;
  private final boolean needsToken;

  /**
   * @param needsToken whether this service reads feeds by a token of its own
   */
  RealmFirst(Oidc oidc, boolean needsToken) {
    super(Sequencer.PHASE - 20);
    this.oidc = oidc;
    this.needsToken = needsToken;
  }

  @Override
  protected void run() throws InterruptedException {
    try (var check = new ProviderCheck(oidc.issuer(), InstantSource.system())) {
      if (needsToken) {
        String id = NotStartedException.required("cordon.oidc.client-id", oidc.clientId());
        String secret =
            NotStartedException.required("cordon.oidc.client-secret", oidc.clientSecret());
        URI tokens = check.realm();
        check.service(tokens, id, secret, oidc.audience(), ROLE);
      } else {
        var _ = check.realm();
      }
    } catch (ProviderCheck.AwayException e) {
      log.warn("{}: calls are refused until it does", e.getMessage());
    }
  }
}
