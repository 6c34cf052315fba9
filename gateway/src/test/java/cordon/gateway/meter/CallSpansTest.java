package cordon.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.gateway.GatewayFixture;
import cordon.operations.v1.ListOperationsResponse;
import cordon.reporting.v1.WatchOutcomeResponse;
import cordon.testsupport.TestCollector;
import cordon.testsupport.TestCollector.Span;
import cordon.trace.Spans;
import io.grpc.Metadata;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector is sent of the calls that come through the gateway. */
class CallSpansTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String OPERATIONS = "/api/v1/operations";
  private static final String WATCH =
      OPERATIONS + "/0197c0de-0000-7000-8000-000000000001/outcome:watch";
  private static final String LIST = "cordon.operations.v1.OperationService/ListOperations";
  private static final Metadata.Key<String> TRACE_PARENT =
      Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

  private final TestCollector collector = new TestCollector();
  private GatewayFixture gateway =
      new GatewayFixture(Map.of("cordon.traces.endpoint", collector.endpoint()));

  @AfterEach
  void stop() {
    gateway.close();
    collector.close();
  }

  @Test
  void a_call_without_a_trace_begins_one_and_the_service_goes_on_with_it() {
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());

    var answer = gateway.get(OPERATIONS + "?pageSize=7");

    String trace = answer.response().headers().firstValue("Cordon-Trace").orElseThrow();
    Span span = awaitSpan(trace);
    assertThat(span.name()).isEqualTo(LIST);
    assertThat(span.part()).isEqualTo("gateway");
    assertThat(span.parent()).isEmpty();
    assertThat(span.attributes())
        .containsOnly(
            Map.entry("rpc.service", "cordon.operations.v1.OperationService"),
            Map.entry("rpc.method", "ListOperations"),
            Map.entry("cordon.status", "200"));
    assertThat(passedOn()).isEqualTo("00-" + trace + "-" + span.id() + "-01");
  }

  @Test
  void a_caller_with_a_trace_finds_the_call_in_it_and_why_it_was_refused() {
    String trace = "0af7651916cd43dd8448eb211c80319c";

    gateway.send(
        gateway
            .request(OPERATIONS + "?pageSize=Okonkwo")
            .header("traceparent", "00-" + trace + "-b7ad6b7169203331-00")
            .GET());

    Span span = awaitSpan(trace);
    assertThat(span.parent()).isEqualTo("b7ad6b7169203331");
    assertThat(span.attributes())
        .containsEntry("cordon.status", "400")
        .containsEntry("error.type", "INVALID");
    assertThat(collector.spans().toString())
        .doesNotContain("Okonkwo", "planner", "/api", "127.0.0.1");
  }

  @Test
  void a_stream_has_one_span_which_ends_with_it() throws IOException {
    gateway.reporting.stream(WatchOutcomeResponse.newBuilder().setEventId("1").build());

    var stream = gateway.stream(WATCH);
    String trace = stream.headers().firstValue("Cordon-Trace").orElseThrow();
    InputStream body = stream.body();
    assertThat(body.read()).isPositive();
    assertThat(collector.of(trace)).isEmpty();
    body.close();
    gateway.reporting.close();

    assertThat(awaitSpan(trace).name())
        .isEqualTo("cordon.reporting.v1.OutcomeService/WatchOutcome");
    assertThat(collector.of(trace)).hasSize(1);
  }

  @Test
  void without_a_collector_there_is_nothing_of_it() {
    gateway.close();
    gateway = new GatewayFixture(Map.of());
    gateway.operations.answer(ListOperationsResponse.getDefaultInstance());

    assertThat(gateway.get(OPERATIONS).status()).isEqualTo(200);

    assertThat(passedOn()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    assertThat(gateway.bean(CallSpans.class)).isNotNull();
    assertThat(gateway.provider(Spans.class).stream()).isEmpty();
  }

  private String passedOn() {
    return Objects.requireNonNull(gateway.operations.headers.get(TRACE_PARENT));
  }

  private Span awaitSpan(String trace) {
    await().atMost(LONGEST).until(() -> !collector.of(trace).isEmpty());
    return collector.of(trace).getFirst();
  }
}
