package cordon.platform.call;

import cordon.trace.Spans;
import cordon.trace.TraceParent;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * A span for every call that names its trace, as all that come through the gateway do; those of
 * other services, which read feeds all the time, name none. What the handler does is within it, but
 * for a stream, which lasts. Only there where traces are wanted.
 */
public final class SpanInterceptor implements ServerInterceptor {
  private final Spans spans;

  public SpanInterceptor(Spans spans) {
    this.spans = spans;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    TraceParent parent = Trace.given(headers).orElse(null);
    if (parent == null || !AccessRules.ofContract(call.getMethodDescriptor())) {
      return next.startCall(call, headers);
    }
    Span span = begin(call.getMethodDescriptor(), parent);
    Context within =
        call.getMethodDescriptor().getType().serverSendsOneMessage()
            ? Context.root().with(span)
            : Context.root();
    ServerCall<Q, R> ending =
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            end(span, status);
            super.close(status, trailers);
          }
        };
    try (Scope _ = within.makeCurrent()) {
      return new Within<>(next.startCall(ending, headers), within, span);
    }
  }

  private Span begin(MethodDescriptor<?, ?> method, TraceParent parent) {
    return spans
        .begin(method.getFullMethodName(), SpanKind.SERVER, parent)
        .setAttribute("rpc.system", "grpc")
        .setAttribute("rpc.service", String.valueOf(method.getServiceName()))
        .setAttribute("rpc.method", String.valueOf(method.getBareMethodName()));
  }

  private static void end(Span span, Status status) {
    span.setAttribute("rpc.response.status_code", status.getCode().name());
    if (isFault(status.getCode())) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  /** A refusal is an answer as any other. */
  private static boolean isFault(Status.Code code) {
    return switch (code) {
      case UNKNOWN, INTERNAL, DATA_LOSS, UNAVAILABLE, DEADLINE_EXCEEDED, UNIMPLEMENTED -> true;
      default -> false;
    };
  }

  /** Everything that comes of a call is within its span, on whatever thread. */
  private static final class Within<Q> extends SimpleForwardingServerCallListener<Q> {
    private final Context within;
    private final Span span;

    Within(ServerCall.Listener<Q> handler, Context within, Span span) {
      super(handler);
      this.within = within;
      this.span = span;
    }

    @Override
    public void onMessage(Q message) {
      try (Scope _ = within.makeCurrent()) {
        super.onMessage(message);
      }
    }

    @Override
    public void onHalfClose() {
      try (Scope _ = within.makeCurrent()) {
        super.onHalfClose();
      }
    }

    @Override
    public void onReady() {
      try (Scope _ = within.makeCurrent()) {
        super.onReady();
      }
    }

    /** Also of a call that was ended further out, by what weighs it; a second end does nothing. */
    @Override
    public void onComplete() {
      super.onComplete();
      span.end();
    }

    @Override
    public void onCancel() {
      try (Scope _ = within.makeCurrent()) {
        super.onCancel();
      } finally {
        end(span, Status.CANCELLED);
      }
    }
  }
}
