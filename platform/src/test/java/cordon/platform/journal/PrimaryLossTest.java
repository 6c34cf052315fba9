package cordon.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestIdentity;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PrimaryLossTest {
  private static final Set<Status.Code> MAY_BE_REPEATED =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.ABORTED, Status.Code.DEADLINE_EXCEEDED);

  /** Of an election, and of calls that waited for it. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final int FEW = 50;

  @Test
  void every_acknowledged_command_is_there_exactly_once_after_the_primary_was_killed()
      throws Exception {
    try (MongoMembers members = MongoMembers.start(3, 64);
        ServiceFixture service =
            ServiceFixture.start(
                SampleApplication.class,
                PrimaryLossTest.class,
                Map.of("cordon.mongodb.uri", members.uri()))) {
      var acknowledged = new ConcurrentHashMap<String, String>();
      var stop = new AtomicBoolean();
      var writers = new ArrayList<Thread>();
      for (int i = 0; i < 4; i++) {
        int writer = i;
        writers.add(Thread.ofVirtual().start(() -> write(service, writer, stop, acknowledged)));
      }
      await().atMost(LONGEST).until(() -> acknowledged.size() > FEW);
      int before = acknowledged.size();

      int killed = members.killPrimary();
      await("writers go on").atMost(LONGEST).until(() -> acknowledged.size() > before + FEW);
      stop.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
      members.restart(killed);

      assertEachStandsOnce(service, acknowledged);
    }
  }

  /** Every note is written once, under one key, and repeated until it is acknowledged. */
  private static void write(
      ServiceFixture service,
      int writer,
      AtomicBoolean stop,
      ConcurrentHashMap<String, String> acknowledged) {
    for (int n = 0; !stop.get(); n++) {
      String id = "w%d-%d".formatted(writer, n);
      var planner = TestIdentity.person("planner").roles("planner");
      var notes =
          NoteServiceGrpc.newBlockingStub(service.channel(planner, Map.of("idempotency-key", id)));
      var request =
          WriteNoteRequest.newBuilder()
              .setNoteId(id)
              .setNote(Note.newBuilder().setText("note " + id))
              .build();
      boolean done = false;
      while (!done && !stop.get()) {
        try {
          acknowledged.put(
              id, notes.withDeadlineAfter(15, TimeUnit.SECONDS).writeNote(request).getEntry());
          done = true;
        } catch (StatusRuntimeException e) {
          assertThat(MAY_BE_REPEATED).contains(e.getStatus().getCode());
        }
      }
    }
  }

  private static void assertEachStandsOnce(ServiceFixture service, Map<String, String> acknowledged)
      throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (JournalAudit.unnumbered(service.mongo()) > 0) {
      assertThat(System.nanoTime()).as("numbered within 30 s").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(50);
    }
    JournalAudit.check(service.mongo());
    var journal = service.bean(Journal.class);
    acknowledged.forEach((id, entry) -> {
      // Version 1, and no version 2: carried out once, however often it was sent.
      assertThat(entry).startsWith(Entry.name(id, 1) + ":");
      assertThat(journal.find(Entry.name(id, 1))).isPresent();
      assertThat(journal.find(Entry.name(id, 2))).isEmpty();
    });
  }
}
