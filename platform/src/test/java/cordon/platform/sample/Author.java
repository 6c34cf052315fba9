package cordon.platform.sample;

import cordon.platform.conformance.ServiceFixture;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;

/** Writes notes, as a planner who calls the sample's service. */
public final class Author {
  private Author() {}

  /** Writes a note of two words. */
  public static void write(ServiceFixture service, String id) {
    var planner = TestIdentity.person("planner").roles("planner");
    var _ =
        NoteServiceGrpc.newBlockingStub(service.channel(planner))
            .writeNote(
                WriteNoteRequest.newBuilder()
                    .setNoteId(id)
                    .setNote(Note.newBuilder().setNoteId(id).setText("a word"))
                    .build());
  }
}
