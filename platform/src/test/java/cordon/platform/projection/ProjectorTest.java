package cordon.platform.projection;

import static cordon.platform.conformance.Refusals.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import cordon.platform.conformance.Anew;
import cordon.platform.conformance.FeedStandIn;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.journal.JournalAudit;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceBlockingStub;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.ReadNotesResponse;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectorTest {
  private static final List<String> COUNTS = List.of("word_count");
  private FeedStandIn other;
  private ServiceFixture service;

  @BeforeEach
  void start() {
    other = new FeedStandIn();
    service =
        ServiceFixture.start(
            SampleApplication.class,
            ProjectorTest.class,
            Map.of(
                "cordon.feeds.other",
                other.address(),
                "cordon.mongodb.database",
                cordon.testsupport.TestMongo.database(ProjectorTest.class)
                    + "_"
                    + System.nanoTime()));
  }

  @AfterEach
  void stop() {
    service.close();
    other.close();
  }

  @Test
  void whoever_names_the_entry_reads_what_follows_from_it() {
    String entry = write("a", "two words");

    assertThat(readAfter(entry).getWords()).isEqualTo(2);
  }

  @Test
  void an_entry_of_another_service_is_waited_for_under_its_own_name() {
    String entry = other.append("n1", 1, note("n1", "one two three"));

    assertThat(readAfter(entry).getWords()).isEqualTo(3);
  }

  @Test
  void an_entry_that_never_comes_is_refused_after_two_seconds() {
    assertThat(reasonOf(() -> readAfter("nobody:1"))).isEqualTo("NOT_YET_SEEN");
  }

  /** Words beyond what a number holds, which no other try makes fewer. */
  @Test
  void an_entry_that_the_database_refuses_is_parked_and_the_others_go_on() {
    var views = service.bean(Views.class);
    readAfter(write("a", "two words"));
    setWords(Long.MAX_VALUE);

    write("b", "three more words");
    await().atMost(Duration.ofSeconds(20)).until(() -> views.parked("words") == 1);
    setWords(0);

    assertThat(readAfter(write("c", "one"))).matches(read -> read.getWords() % 3 == 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> views.parked("words") == 0);
    assertThat(readAfter(write("d", "last")).getWords()).isEqualTo(5);
  }

  private void setWords(long number) {
    service
        .bean(Views.class)
        .serving("words")
        .collection("word_count", Document.class)
        .updateOne(Filters.eq("_id", "all"), Updates.set("words", number));
  }

  @Test
  void what_another_service_wrote_is_kept_once_though_the_reader_starts_again()
      throws InterruptedException {
    String fortieth = "";
    for (int n = 1; n <= 300; n++) {
      String entry = other.append("n" + n, 1, note("n" + n, "word"));
      fortieth = n == 40 ? entry : fortieth;
    }
    readAfter(fortieth);

    service.restart();
    String last = other.append("n301", 1, note("n301", "word"));

    await().ignoreExceptions().until(() -> readAfter(last).getNotes() == 301);
    await().until(() -> JournalAudit.unnumbered(service.mongo()) == 0);
    JournalAudit.check(service.mongo());
  }

  @Test
  void what_cannot_be_read_parks_its_aggregate_and_nothing_else() {
    other.append("good", 1, note("good", "one"));
    other.append("bad", 1, note("bad", "poison"));
    other.append("garbled", 1, "cordon.sample.v1.Note", ByteString.copyFromUtf8("\u0001\u0002"));
    other.append("bad", 2, note("bad", "cured too late"));
    String last = other.append("good", 2, note("good", "one"));

    assertThat(readAfter(last).getWords()).isEqualTo(2);
    assertThat(service.parked("words")).isEqualTo(3);
  }

  @Test
  void a_view_that_is_built_anew_is_the_same_to_the_byte() {
    String last = "";
    for (int n = 1; n <= 50; n++) {
      last = write("own" + n % 7, "word ".repeat(n).strip());
      other.append("n" + n, 1, note("n" + n, "observed word"));
    }
    readAfter(last);
    long head = readAfter(other.append("end", 1, note("end", "end"))).getNotes();
    String before = Digest.of(service.mongo(), service.bean(Views.class).serving("words"), COUNTS);

    Anew.build(service, "words");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            stub(Map.of()).readNotes(ReadNotesRequest.getDefaultInstance()).getNotes() == head);
    assertThat(Digest.of(service.mongo(), service.bean(Views.class).serving("words"), COUNTS))
        .isEqualTo(before);
  }

  @Test
  void a_feed_that_was_silent_goes_on_where_it_was() {
    String first = other.append("n1", 1, note("n1", "word"));
    readAfter(first);
    other.pause();
    String second = other.append("n2", 1, note("n2", "word"));
    assertThat(reasonOf(() -> readAfter(second))).isEqualTo("NOT_YET_SEEN");

    other.resume();

    await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .until(() -> readAfter(second).getNotes() == 2);
  }

  private String write(String id, String text) {
    return stub(Map.of())
        .writeNote(WriteNoteRequest.newBuilder().setNoteId(id).setNote(note(id, text)).build())
        .getEntry();
  }

  private ReadNotesResponse readAfter(String entry) {
    return stub(Map.of("cordon-after", entry)).readNotes(ReadNotesRequest.getDefaultInstance());
  }

  private NoteServiceBlockingStub stub(Map<String, String> metadata) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner, metadata));
  }

  private static Note note(String id, String text) {
    return Note.newBuilder().setNoteId(id).setText(text).build();
  }
}
