package cordon.platform.call;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Names in the certificates that the installation's own authority gives to its parts: a service's
 * ends with {@code -service}, which the gateway's does not.
 */
public final class PeerName {
  private static final String SERVICE = "-service";

  /** The kind of a DNS name among the alternative names of RFC 5280, section 4.2.1.6. */
  private static final Integer DNS = 2;

  private PeerName() {}

  /** The name that a service's certificate has to have, e.g. {@code operations-service}. */
  public static String ofService(String service) {
    return service + SERVICE;
  }

  /** The service whose certificate a call comes with, if any; the handshake has verified it. */
  static Optional<String> serviceOf(Attributes call) {
    SSLSession session = call.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate first
          ? service(first.getSubjectAlternativeNames())
          : Optional.empty();
    } catch (SSLPeerUnverifiedException | CertificateParsingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> service(@Nullable Collection<List<?>> names) {
    return names == null
        ? Optional.empty()
        : names.stream()
            .filter(name -> DNS.equals(name.get(0)))
            .map(name -> String.valueOf(name.get(1)))
            .filter(name -> name.endsWith(SERVICE))
            .findFirst();
  }
}
