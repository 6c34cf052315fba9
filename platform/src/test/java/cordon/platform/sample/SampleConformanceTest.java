package cordon.platform.sample;

import cordon.platform.conformance.JournalConformance;
import cordon.platform.conformance.ServiceFixture;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SampleConformanceTest extends JournalConformance {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = ServiceFixture.start(SampleApplication.class, SampleConformanceTest.class, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Override
  protected ServiceFixture fixture() {
    return service;
  }

  @Override
  protected String act(ServiceFixture at, String idempotencyKey, int variant) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(
            at.channel(planner, Map.of("idempotency-key", idempotencyKey)))
        .writeNote(
            WriteNoteRequest.newBuilder()
                .setNoteId("note-" + variant)
                .setNote(Note.newBuilder().setText("variant " + variant))
                .build())
        .getEntry();
  }
}
