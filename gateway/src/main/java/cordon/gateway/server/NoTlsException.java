package cordon.gateway.server;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Nothing is served, because it would be served in the clear. */
final class NoTlsException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NoTlsException() {
    super(
        "The gateway speaks TLS outside of the profile local: set server.ssl.bundle to the name of a"
            + " bundle whose certificate and key are given by spring.ssl.bundle.");
  }

  /** One sentence in the place of a stack. */
  static final class Analyzer extends AbstractFailureAnalyzer<NoTlsException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, NoTlsException cause) {
      return new FailureAnalysis(cause.getMessage(), null, cause);
    }
  }
}
