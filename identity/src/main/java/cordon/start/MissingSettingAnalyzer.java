package cordon.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PlaceholderResolutionException;

/** Names a setting that was not given, in the place of the bean that wanted it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingSettingAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PlaceholderResolutionException cause) {
    var missing = NotStartedException.missing(cause.getPlaceholder());
    return new FailureAnalysis(missing.sentence(), missing.remedy(), root);
  }
}
