package cordon.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where spans go.
 *
 * @param endpoint address of a collector that takes OTLP over HTTP, as {@code
 *     http://collector:4318/v1/traces}; without one no span is made
 * @param share which part of the traces is recorded, from 0 to 1; every part decides it by the
 *     trace's id alone, so set it alike on all
 */
public record TraceSettings(@Nullable String endpoint, @DefaultValue("1") double share) {
  public TraceSettings {
    if (StringUtils.hasText(endpoint) && !isAddress(endpoint)) {
      throw new IllegalArgumentException(
          "cordon.traces.endpoint is no address of a collector; give one such as"
              + " http://collector:4318/v1/traces, or none");
    }
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "cordon.traces.share is a number from 0 (no trace) to 1 (every trace)");
    }
  }

  /** Whether a collector is named. */
  public boolean wanted() {
    return StringUtils.hasText(endpoint);
  }

  private static boolean isAddress(String endpoint) {
    try {
      URI address = URI.create(endpoint);
      return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
