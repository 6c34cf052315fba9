package cordon.start;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/** Whose certificate a member of the database may show. */
public final class StoreTrust {
  private StoreTrust() {}

  /**
   * Trust alone, and no certificate of this part's own: a connection may be made long after that
   * was renewed, and MongoDB knows its clients by their passwords.
   *
   * @param bundle by name; null for public authorities
   */
  public static @Nullable SSLContext of(@Nullable String bundle, SslBundles bundles) {
    if (bundle == null) {
      return null;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, bundles.getBundle(bundle).getManagers().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the authority of cordon.mongodb.bundle cannot be read", e);
    }
  }
}
