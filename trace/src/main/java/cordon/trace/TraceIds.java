package cordon.trace;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a span without a parent be of a trace that is there: a journal keeps the id of the trace of
 * an entry, and of no span in it.
 */
final class TraceIds implements IdGenerator {
  private static final ThreadLocal<@Nullable String> TRACE = new ThreadLocal<>();

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

  @Override
  public String generateTraceId() {
    String given = TRACE.get();
    return given == null ? random.generateTraceId() : given;
  }

  @Override
  public String generateSpanId() {
    return random.generateSpanId();
  }
}
