package cordon.platform.feed;

import cordon.platform.journal.Entry;
import cordon.trace.Spans;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A span for each entry of another service that is kept here, in the trace of the request that
 * caused it: the last step of a trace is that others know of it.
 *
 * @param spans null where traces are not wanted
 */
public record ObservedSpans(@Nullable Spans spans) {

  /** Those of what was just kept. */
  void kept(String source, Instant began, List<Entry> copies) {
    if (spans == null) {
      return;
    }
    long since = TimeUnit.SECONDS.toNanos(began.getEpochSecond()) + began.getNano();
    for (Entry copy : copies) {
      String trace = copy.trace();
      if (trace != null && copy.readable()) {
        spans
            .begin("observe " + source, SpanKind.CONSUMER, trace, since)
            .setAttribute("cordon.source", source)
            .setAttribute("cordon.action", copy.action())
            .setAttribute("cordon.type", copy.type())
            .end();
      }
    }
  }
}
