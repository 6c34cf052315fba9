package cordon.start;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Names the setting and the file of a certificate or key that a part cannot start with. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BundleAnalyzer implements FailureAnalyzer {
  private final Environment environment;

  BundleAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    boolean ofBundles = false;
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof NoSuchSslBundleException none) {
        return analysis(missing(none.getBundleName()), failure);
      }
      ofBundles |= isOfBundles(cause);
    }
    NotStartedException found = ofBundles ? new BundleFiles(environment).fault() : null;
    return found == null ? null : analysis(found, failure);
  }

  private static NotStartedException missing(String bundle) {
    String variables = "SPRING_SSL_BUNDLE_PEM_" + bundle.toUpperCase(Locale.ROOT);
    return new NotStartedException(
        "There is no certificate for the bundle %s.".formatted(bundle),
        "Set %1$s_KEYSTORE_CERTIFICATE and %1$s_KEYSTORE_PRIVATEKEY, and whose certificates are believed as %1$s_TRUSTSTORE_CERTIFICATE."
            .formatted(variables));
  }

  /** Spring Boot has no exception of its own for these. */
  private static boolean isOfBundles(Throwable cause) {
    for (StackTraceElement place : cause.getStackTrace()) {
      if (place.getClassName().startsWith("org.springframework.boot.ssl.")
          || place.getClassName().startsWith("org.springframework.boot.autoconfigure.ssl.")
          || place.getClassName().startsWith("java.security.KeyStore")) {
        return true;
      }
    }
    return false;
  }

  private static FailureAnalysis analysis(NotStartedException said, Throwable failure) {
    return new FailureAnalysis(said.sentence(), said.remedy(), failure);
  }
}
