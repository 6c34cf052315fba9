package cordon.platform.call;

import cordon.trace.TraceParent;
import io.grpc.Metadata;
import java.util.Optional;

/** The trace id of W3C Trace Context, or a new one where the caller sent none. */
final class Trace {
  private Trace() {}

  /** What the caller says of it. */
  static Optional<TraceParent> given(Metadata headers) {
    return TraceParent.read(headers.get(CallHeaders.TRACE_PARENT));
  }

  /** The id; a new one is put into the headers, so that whoever asks later gets the same. */
  static String of(Metadata headers) {
    return given(headers).orElseGet(() -> fresh(headers)).trace();
  }

  private static TraceParent fresh(Metadata headers) {
    TraceParent fresh = TraceParent.within(TraceParent.freshTrace());
    headers.discardAll(CallHeaders.TRACE_PARENT);
    headers.put(CallHeaders.TRACE_PARENT, fresh.header());
    return fresh;
  }
}
