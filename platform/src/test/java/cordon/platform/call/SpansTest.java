package cordon.platform.call;

import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.platform.store.SpanListener;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestCollector;
import cordon.testsupport.TestCollector.Span;
import cordon.testsupport.TestIdentity;
import cordon.testsupport.TestMongo;
import cordon.trace.Spans;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a collector is sent of the calls of a service. */
class SpansTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String PARENT = "00-" + TRACE + "-" + CALLER + "-01";
  private static final String WRITE = "cordon.sample.v1.NoteService/WriteNote";

  private final TestCollector collector = new TestCollector();
  private final FeedStandIn other = new FeedStandIn();

  @SuppressWarnings("NullAway.Init")
  private ServiceFixture service;

  @AfterEach
  void stop() {
    service.close();
    other.close();
    collector.close();
  }

  @Test
  void a_command_and_what_it_sends_to_the_store_are_of_the_callers_trace() {
    start(Map.of("cordon.traces.endpoint", collector.endpoint()));

    write(Map.of("traceparent", PARENT), "n1", "Amina Okonkwo, +234 803 555 0101");

    Span call = awaitSpan(WRITE);
    assertThat(call.parent()).isEqualTo(CALLER);
    assertThat(call.part()).isEqualTo("sample");
    assertThat(call.attributes())
        .containsOnly(
            Map.entry("rpc.system", "grpc"),
            Map.entry("rpc.service", "cordon.sample.v1.NoteService"),
            Map.entry("rpc.method", "WriteNote"),
            Map.entry("rpc.response.status_code", "OK"));
    List<Span> below =
        collector.of(TRACE).stream().filter(span -> span.parent().equals(call.id())).toList();
    assertThat(below)
        .extracting(Span::name)
        .contains("insert journal", "insert notes", "commitTransaction");
    assertThat(below)
        .filteredOn(span -> span.name().equals("insert notes"))
        .singleElement()
        .satisfies(span ->
            assertThat(span.attributes())
                .containsOnlyKeys(
                    "db.system.name", "db.namespace", "db.operation.name", "db.collection.name"));
  }

  @Test
  void nothing_that_was_sent_or_who_sent_it_is_in_a_span() {
    start(Map.of("cordon.traces.endpoint", collector.endpoint()));

    write(Map.of("traceparent", PARENT, "cordon-purpose", "looking for Amina"), "n1", "Okonkwo");
    assertThat(reasonOf(() -> read(Map.of("traceparent", PARENT, "cordon-after", "Amina:1"))))
        .isEqualTo("NOT_YET_SEEN");

    awaitSpan(WRITE);
    awaitSpan("cordon.sample.v1.NoteService/ReadNotes");
    assertThat(collector.spans().toString())
        .doesNotContain("Amina", "Okonkwo", "planner", "n1", "127.0.0.1");
  }

  @Test
  void an_entry_of_another_service_is_observed_in_the_trace_that_caused_it() {
    start(Map.of("cordon.traces.endpoint", collector.endpoint()));
    other.trace(TRACE);

    other.append("somewhere", 1, Note.newBuilder().setNoteId("x").setText("Okonkwo").build());

    Span observed = awaitSpan("observe other");
    assertThat(observed.parent()).isEmpty();
    assertThat(observed.attributes())
        .containsOnly(
            Map.entry("cordon.source", "other"),
            Map.entry("cordon.action", "Append"),
            Map.entry("cordon.type", "cordon.sample.v1.Note"));
  }

  @Test
  void what_goes_on_in_the_background_and_calls_without_a_trace_make_no_span() throws Exception {
    start(Map.of("cordon.traces.endpoint", collector.endpoint()));

    write(Map.of(), "n1", "word");
    write(Map.of("traceparent", PARENT), "n2", "word");
    awaitSpan(WRITE);

    assertThat(collector.spans()).allMatch(span -> span.trace().equals(TRACE));
    assertThat(collector.spans()).filteredOn(span -> span.name().equals(WRITE)).hasSize(1);
  }

  @Test
  void without_a_collector_there_is_nothing_of_it() {
    start(Map.of("cordon.traces.endpoint", ""));

    assertThat(service.provider(Spans.class).stream()).isEmpty();
    assertThat(service.provider(SpanInterceptor.class).stream()).isEmpty();
    assertThat(service.provider(SpanListener.class).stream()).isEmpty();
  }

  @Test
  void a_trace_of_which_no_share_is_wanted_is_not_sent() {
    start(
        Map.of("cordon.traces.endpoint", collector.endpoint(), "cordon.traces.share", "0.000001"));

    write(Map.of("traceparent", PARENT), "n1", "word");
    service.restart();

    assertThat(collector.spans()).isEmpty();
  }

  private Span awaitSpan(String name) {
    await()
        .atMost(LONGEST)
        .until(() -> collector.of(TRACE).stream().anyMatch(span -> span.name().equals(name)));
    return collector.of(TRACE).stream()
        .filter(span -> span.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void start(Map<String, String> extra) {
    var properties = new HashMap<>(extra);
    properties.put("cordon.mongodb.database", TestMongo.database(SpansTest.class) + "_" + nano());
    properties.put("cordon.feeds.other", other.address());
    properties.put("spring.application.name", "sample");
    service = ServiceFixture.start(SampleApplication.class, SpansTest.class, properties);
  }

  private static long nano() {
    return System.nanoTime();
  }

  private void write(Map<String, String> metadata, String id, String text) {
    var _ =
        stub(metadata)
            .writeNote(
                WriteNoteRequest.newBuilder()
                    .setNoteId(id)
                    .setNote(Note.newBuilder().setNoteId(id).setText(text))
                    .build());
  }

  private void read(Map<String, String> metadata) {
    var _ = stub(metadata).readNotes(ReadNotesRequest.getDefaultInstance());
  }

  private NoteServiceBlockingStub stub(Map<String, String> metadata) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner, metadata));
  }
}
