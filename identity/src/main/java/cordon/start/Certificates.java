package cordon.start;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** What a failed connection says of a certificate: waiting mends nothing then. */
public final class Certificates {
  private Certificates() {}

  /**
   * @param who at the other end, as the beginning of a sentence
   * @throws NotStartedException if the other end showed a certificate that is not believed
   */
  public static void requireBelieved(Throwable failure, String who) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        throw new NotStartedException(
            who + " shows a certificate that this part does not believe.",
            "Let it show one of an authority that is known here, for its own name.");
      }
    }
  }
}
