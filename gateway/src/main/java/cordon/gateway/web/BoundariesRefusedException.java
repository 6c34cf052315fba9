package cordon.gateway.web;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A map would be drawn wrong, or not at all. */
final class BoundariesRefusedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  BoundariesRefusedException(Path file, String wrong) {
    super(
        "cordon.boundaries names %s, which is no boundary file: %s. Mend it, or leave the setting out"
                .formatted(file, wrong)
            + " for the one that is built in.");
  }

  /** One sentence in the place of a stack. */
  static final class Analyzer extends AbstractFailureAnalyzer<BoundariesRefusedException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, BoundariesRefusedException cause) {
      return new FailureAnalysis(cause.getMessage(), null, cause);
    }
  }
}
