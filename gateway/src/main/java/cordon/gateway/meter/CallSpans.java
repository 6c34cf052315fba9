package cordon.gateway.meter;

import cordon.gateway.contract.Rpc;
import cordon.gateway.problem.Asked;
import cordon.gateway.problem.Refused;
import cordon.gateway.problem.TraceFilter;
import cordon.trace.Spans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * A span for each call of the contract, if traces are wanted: its method, its status and why it was
 * refused, and nothing of what was asked or by whom. What the service does is beneath it.
 */
@Component
public class CallSpans {
  private static final int FAULT = 500;

  private final @Nullable Spans spans;

  CallSpans(ObjectProvider<Spans> spans) {
    this.spans = spans.getIfAvailable();
  }

  /** Begins it, when it is known which method is asked for. */
  public void begin(ServerWebExchange exchange, Rpc rpc) {
    if (spans == null) {
      return;
    }
    String name = rpc.call().getFullMethodName();
    Span span =
        TraceFilter.given(exchange)
            .map(caller -> spans.begin(name, SpanKind.SERVER, caller))
            .orElseGet(
                () -> spans.begin(name, SpanKind.SERVER, TraceFilter.traceId(exchange), null));
    span.setAttribute("rpc.service", rpc.method().getService().getFullName());
    span.setAttribute("rpc.method", rpc.method().getName());
    TraceFilter.span(exchange, span);
  }

  /** Ends it with what the caller was told. */
  void end(ServerWebExchange exchange, String status) {
    Span span = TraceFilter.span(exchange);
    if (span == null) {
      return;
    }
    span.setAttribute("cordon.status", status);
    Refused refused = Asked.refusal(exchange);
    if (refused != null) {
      span.setAttribute("error.type", refused.reason);
      if (refused.status() >= FAULT) {
        span.setStatus(StatusCode.ERROR);
      }
    }
    span.end();
  }
}
