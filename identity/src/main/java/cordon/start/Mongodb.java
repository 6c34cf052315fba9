package cordon.start;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;

/**
 * Where a part keeps what it keeps.
 *
 * @param uri secret: of the replica set
 * @param database this part's own; the gateways share one, and any of them can serve any session in
 *     it
 * @param bundle SSL bundle whose authority's servers are believed, where the address says
 *     `tls=true`; without one those of public authorities are
 */
public record Mongodb(String uri, String database, @Nullable String bundle) {

  /**
   * @throws NotStartedException if the replica set is not set
   */
  public Mongodb {
    var _ = NotStartedException.required("cordon.mongodb.uri", uri);
  }

  /** Whose servers are believed where the address asks for TLS; null for public ones. */
  public @Nullable SSLContext trust(SslBundles bundles) {
    return StoreTrust.of(bundle, bundles);
  }

  /** The password does not show where properties are printed. */
  @Override
  public String toString() {
    return "Mongodb[" + database + "]";
  }
}
