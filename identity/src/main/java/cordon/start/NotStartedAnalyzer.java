package cordon.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Has Spring Boot say in a sentence why a part does not start, in the place of a trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NotStartedAnalyzer extends AbstractFailureAnalyzer<NotStartedException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, NotStartedException cause) {
    return new FailureAnalysis(cause.sentence(), cause.remedy(), root);
  }
}
