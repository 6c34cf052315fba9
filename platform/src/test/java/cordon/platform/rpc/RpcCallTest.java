package cordon.platform.rpc;

import static cordon.platform.conformance.Refusals.metadata;
import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static cordon.platform.conformance.Refusals.violations;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest.FieldViolation;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.Journal;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.ListNotesRequest;
import cordon.sample.v1.ListNotesResponse;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import cordon.sample.v1.WriteNoteRequest;
import cordon.sample.v1.WriteNoteResponse;
import cordon.testsupport.TestIdentity;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the platform does for a line of a table, through the whole chain. */
class RpcCallTest {
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = ServiceFixture.start(SampleApplication.class, RpcCallTest.class, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void a_command_answers_the_record_and_its_entry() {
    WriteNoteResponse answer = notes().writeNote(request("answered", "one").build());

    assertThat(answer.getNote().getText()).isEqualTo("one");
    assertThat(answer.getNote().getVersion()).isEqualTo(1);
    assertThat(answer.getEntry()).startsWith("answered:1:");
    assertThat(service.bean(Journal.class).find("answered:1").orElseThrow().handle())
        .isEqualTo(answer.getEntry());
  }

  @Test
  void the_version_that_was_seen_is_compared_where_it_is_named() {
    write("seen", "one");
    write("seen", "two");

    var refusal =
        refusalOf(() -> notes().writeNote(request("seen", "three").setVersion(1).build()));
    assertThat(reasonOf(refusal)).isEqualTo("STALE_VERSION");
    assertThat(metadata(refusal)).containsEntry("current_version", "2");
    assertThat(violations(refusal)).extracting(FieldViolation::getField).containsExactly("version");
    assertThat(notes().writeNote(request("seen", "three").setVersion(2).build()).getNote())
        .isEqualTo(Note.newBuilder().setNoteId("seen").setVersion(3).setText("three").build());
    assertThat(notes().writeNote(request("seen", "four").build()).getNote().getVersion())
        .isEqualTo(4);
  }

  /** A handler that forgets it would take every version for the right one. */
  @Test
  void a_command_that_does_not_look_at_the_version_that_was_seen_is_a_fault() {
    var created = request(UUID.randomUUID().toString(), "one").setVersion(1).build();

    assertThat(reasonOf(() -> notes().writeNote(created))).isEqualTo("INTERNAL");
    assertThat(service.bean(Journal.class).find(created.getNoteId() + ":1")).isEmpty();
  }

  @Test
  void a_list_goes_on_with_its_token_and_the_usual_number_of_rows() {
    String text = "listed " + System.nanoTime();
    for (int i = 0; i < 5; i++) {
      write(text + i, text);
    }

    ListNotesResponse first = list(ListNotesRequest.newBuilder().setText(text));
    ListNotesResponse rest =
        list(
            ListNotesRequest.newBuilder()
                .setText(text)
                .setPageSize(10)
                .setPageToken(first.getNextPageToken()));

    assertThat(first.getNotesList())
        .extracting(Note::getNoteId)
        .containsExactly(text + 0, text + 1, text + 2);
    assertThat(rest.getNotesList()).extracting(Note::getNoteId).containsExactly(text + 3, text + 4);
    assertThat(rest.getNextPageToken()).isEmpty();
  }

  @Test
  void a_token_is_good_for_the_request_that_it_was_given_for() {
    String text = "tokens " + System.nanoTime();
    write(text + 1, text);
    write(text + 2, text);
    String token =
        list(ListNotesRequest.newBuilder().setText(text).setPageSize(1)).getNextPageToken();

    assertThat(token).isNotEmpty();
    for (String other : new String[] {"", text + " "}) {
      assertThat(
              reasonOf(
                  () -> list(ListNotesRequest.newBuilder().setText(other).setPageToken(token))))
          .isEqualTo("BAD_PAGE_TOKEN");
    }
  }

  private static void write(String id, String text) {
    var _ = notes().writeNote(request(id, text).build());
  }

  private static WriteNoteRequest.Builder request(String id, String text) {
    return WriteNoteRequest.newBuilder().setNoteId(id).setNote(Note.newBuilder().setText(text));
  }

  private static ListNotesResponse list(ListNotesRequest.Builder request) {
    return notes().listNotes(request.build());
  }

  private static NoteServiceBlockingStub notes() {
    return NoteServiceGrpc.newBlockingStub(
        service.channel(TestIdentity.person("planner").roles("planner")));
  }
}
