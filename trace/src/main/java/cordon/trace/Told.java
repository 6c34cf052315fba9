package cordon.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What another has done, measured itself and told afterwards, under the id by which it was named to
 * the parts that it called.
 *
 * @param own what it is: its trace and its id
 * @param parent id of the span before it in the same trace; null if it is the first
 */
public record Told(
    String name,
    SpanKind kind,
    TraceParent own,
    @Nullable String parent,
    Instant began,
    Instant ended,
    Attributes attributes) {}
