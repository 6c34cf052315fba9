package cordon.platform.sample;

import cordon.platform.conformance.CommandConformance;
import cordon.platform.conformance.Sample;
import cordon.platform.conformance.ServiceFixture;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestCaller;
import cordon.testsupport.TestIdentity;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SampleCommandTest extends CommandConformance {
  private static final TestCaller PLANNER =
      TestIdentity.person("planner").roles("planner", "approver");
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = ServiceFixture.start(SampleApplication.class, SampleCommandTest.class, Map.of());
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
  protected List<Sample> samples() {
    return List.of(
        Sample.of(
            "WriteNote",
            PLANNER,
            () -> {
              var request =
                  WriteNoteRequest.newBuilder()
                      .setNoteId(UUID.randomUUID().toString())
                      .setNote(Note.newBuilder().setText("one"))
                      .setReason("It has to be written.");
              var _ =
                  NoteServiceGrpc.newBlockingStub(service.channel(PLANNER))
                      .writeNote(request.build());
              return request.setVersion(1).build();
            }));
  }
}
