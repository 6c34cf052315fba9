package cordon.platform.migration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Has Spring Boot say in a sentence why the service does not start, in the place of a trace. */
final class NotMigratedAnalyzer extends AbstractFailureAnalyzer<NotMigratedException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, NotMigratedException cause) {
    return new FailureAnalysis(cause.sentence(), cause.remedy(), root);
  }
}
