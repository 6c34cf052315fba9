package cordon.platform.projection;

import static cordon.platform.conformance.Refusals.reasonOf;
import static cordon.platform.conformance.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import cordon.platform.conformance.Load;
import cordon.platform.conformance.Refusals;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.TestIdentity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private static final String GUESS = "AAAAAAAAAAAAAAAAAAAAAA";
  private static ServiceFixture service;

  @BeforeAll
  static void start() {
    service = ServiceFixture.start(SampleApplication.class, ArrivalsTest.class, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void an_entry_that_one_was_not_given_is_as_one_that_does_not_exist() {
    String handle = write("operation.NG");
    assertThat(handle).matches("operation\\.NG:1:[A-Za-z0-9_-]{22}");

    for (String mark : List.of("", ":" + GUESS)) {
      Refused there = after("operation.NG:1" + mark);
      Refused absent = after("operation.KE:1" + mark);

      assertThat(there).isEqualTo(absent);
      assertThat(there.reason()).isEqualTo("NOT_YET_SEEN");
    }
    read(handle);
  }

  @Test
  void calls_that_wait_for_what_never_comes_share_their_looks() throws InterruptedException {
    int calls = 50;
    write("quiet");
    long idle = sentWithin(() -> TimeUnit.MILLISECONDS.sleep(2100));
    var reasons = new ConcurrentLinkedQueue<String>();

    long waiting =
        sentWithin(() -> {
          var threads = new ArrayList<Thread>();
          for (int i = 0; i < calls; i++) {
            String entry = "never" + i + ":1:" + GUESS;
            threads.add(Thread.ofVirtual().start(() -> reasons.add(reasonOf(() -> read(entry)))));
          }
          for (Thread thread : threads) {
            thread.join();
          }
        });

    assertThat(reasons).hasSize(calls).containsOnly("NOT_YET_SEEN");
    // One look each, and a few for all of them together.
    assertThat(waiting - idle).isLessThan(calls + 40);
  }

  /** Under load something is applied all the time, and each look was worth a query. */
  @Test
  void what_never_comes_costs_little_however_much_is_written() throws InterruptedException {
    var database = service.mongo().database();
    database.getCollection("system.profile").drop();
    database.runCommand(new Document("profile", 2));
    try (var _ = Load.of(60, () -> write("loaded" + System.nanoTime()))) {
      assertThat(reasonOf(() -> read("never:1:" + GUESS))).isEqualTo("NOT_YET_SEEN");
    } finally {
      database.runCommand(new Document("profile", 0));
    }

    long looks =
        database
            .getCollection("system.profile")
            .countDocuments(Filters.exists("command.projection.mark"));
    assertThat(looks).isBetween(1L, 16L);
  }

  @Test
  void whoever_guesses_at_an_entry_keeps_nobody_from_it() {
    String handle = write("wanted");
    String guess = handle.substring(0, handle.lastIndexOf(':') + 1) + GUESS;
    var arrivals = service.bean(Arrivals.class);
    read(handle);

    assertThat(arrivals.arrived(List.of(guess, handle))).containsExactly(handle);
    assertThat(arrivals.arrived(List.of(handle, guess))).containsExactly(handle);
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  private static long sentWithin(Step step) throws InterruptedException {
    long before = service.commands().count();
    step.run();
    return service.commands().count() - before;
  }

  /** How a call is refused that waits, but for the name that it asked for, and what it has sent. */
  private record Refused(String reason, Map<String, String> details, List<String> sent) {}

  private static Refused after(String entry) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    var refusal =
        refusalOf(() ->
            read(
                Map.of(
                    "cordon-after", entry, "traceparent", "00-" + trace + "-0000000000000001-01")));
    var details = new HashMap<>(Refusals.metadata(refusal));
    assertThat(details.remove("entry")).isEqualTo(entry);
    return new Refused(reasonOf(refusal), details, service.commands().of(trace));
  }

  private static void read(String entry) {
    read(Map.of("cordon-after", entry));
  }

  private static void read(Map<String, String> metadata) {
    var reader = TestIdentity.person("reader").roles("ncb-officer").country("GH");
    var _ =
        NoteServiceGrpc.newBlockingStub(service.channel(reader, metadata))
            .readNotes(ReadNotesRequest.getDefaultInstance());
  }

  private static String write(String id) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner))
        .writeNote(
            WriteNoteRequest.newBuilder()
                .setNoteId(id)
                .setNote(Note.newBuilder().setText("text"))
                .build())
        .getEntry();
  }
}
