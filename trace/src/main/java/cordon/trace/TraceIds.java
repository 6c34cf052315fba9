package cordon.trace;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a span without a parent be of a trace that is there: a journal keeps the id of the trace of
 * an entry, and of no span in it. A span that is told afterwards has the id by which it was named.
 */
final class TraceIds implements IdGenerator {
  private static final ThreadLocal<@Nullable String> TRACE = new ThreadLocal<>();
  private static final ThreadLocal<@Nullable String> SPAN = new ThreadLocal<>();

  private final IdGenerator random = IdGenerator.random();

  /** Makes something, as part of a trace. */
  static <T> T of(String trace, Supplier<T> made) {
    TRACE.set(trace);
    try {
      return made.get();
    } finally {
      TRACE.remove();
    }
  }

  /** Makes something under an id that is known already. */
  static <T> T as(TraceParent own, Supplier<T> made) {
    SPAN.set(own.span());
    try {
      return of(own.trace(), made);
    } finally {
      SPAN.remove();
    }
  }

  @Override
  public String generateTraceId() {
    String given = TRACE.get();
    return given == null ? random.generateTraceId() : given;
  }

  @Override
  public String generateSpanId() {
    String given = SPAN.get();
    return given == null ? random.generateSpanId() : given;
  }
}
