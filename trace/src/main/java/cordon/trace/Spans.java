package cordon.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of one part and sends them to a collector. What a span is called and has beside
 * it comes from the contract and from code, never from a request.
 *
 * <p>Whether a trace is recorded follows from its id alone, also where a caller asks for it: all
 * parts decide alike, across the feed too, and a caller's mark is not heeded. Whoever chooses ids
 * can have their own calls recorded, as many as the limits let through.
 */
public final class Spans implements AutoCloseable {
  private static final Duration SENT_EVERY = Duration.ofSeconds(2);
  private static final Duration LAST_ONES = Duration.ofSeconds(5);

  private final TraceSettings settings;
  private final String version;
  private final SpanProcessor sending;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /**
   * @param part name of the service or of the gateway, as {@code spring.application.name} has it
   * @param version of the release
   */
  public Spans(TraceSettings settings, String part, String version) {
    this(settings, part, version, sending(settings));
  }

  private Spans(TraceSettings settings, String part, String version, SpanProcessor sending) {
    this.settings = settings;
    this.version = version;
    this.sending = sending;
    provider =
        SdkTracerProvider.builder()
            .setResource(
                Resource.create(
                    Attributes.builder()
                        .put("service.name", part)
                        .put("service.version", version)
                        .build()))
            .setSampler(Sampler.traceIdRatioBased(settings.share()))
            .setIdGenerator(new TraceIds())
            .addSpanProcessor(sending)
            .build();
    tracer = provider.get("cordon", version);
  }

  private static SpanProcessor sending(TraceSettings settings) {
    String endpoint = Objects.requireNonNull(settings.endpoint(), "cordon.traces.endpoint");
    return BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build())
        .setScheduleDelay(SENT_EVERY)
        .build();
  }

  /** Spans of somebody who cannot send them, sent with those of this part. */
  public Spans of(String other) {
    return new Spans(settings, other, version, sending);
  }

  /** Takes in what somebody has told, as far as its trace is recorded. */
  public void take(Told told) {
    TraceIds.as(
            told.own(),
            () -> {
              var span =
                  tracer
                      .spanBuilder(told.name())
                      .setSpanKind(told.kind())
                      .setStartTimestamp(told.began())
                      .setAllAttributes(told.attributes());
              String parent = told.parent();
              return parent == null
                  ? span.setNoParent().startSpan()
                  : span.setParent(beneath(new TraceParent(told.own().trace(), parent)))
                      .startSpan();
            })
        .end(told.ended());
  }

  /** Begins what a part does for somebody who names a span of theirs. */
  public Span begin(String name, SpanKind kind, TraceParent parent) {
    return tracer.spanBuilder(name).setSpanKind(kind).setParent(beneath(parent)).startSpan();
  }

  private static Context beneath(TraceParent parent) {
    SpanContext theirs =
        SpanContext.createFromRemoteParent(
            parent.trace(), parent.span(), TraceFlags.getSampled(), TraceState.getDefault());
    return Context.root().with(Span.wrap(theirs));
  }

  /**
   * Begins what has no span before it that anybody knows.
   *
   * @param trace id of its trace
   * @param since when it began, in nanoseconds since 1970; null for now
   */
  public Span begin(String name, SpanKind kind, String trace, @Nullable Long since) {
    return TraceIds.of(
        trace,
        () -> {
          var span = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
          if (since != null) {
            span.setStartTimestamp(since, TimeUnit.NANOSECONDS);
          }
          return span.startSpan();
        });
  }

  /** Begins a step of what this thread does now. */
  public Span step(String name, SpanKind kind) {
    return tracer.spanBuilder(name).setSpanKind(kind).startSpan();
  }

  /** Sends what there is still to send, for a few seconds at most. */
  @Override
  public void close() {
    var _ = provider.shutdown().join(LAST_ONES.toMillis(), TimeUnit.MILLISECONDS);
  }
}
