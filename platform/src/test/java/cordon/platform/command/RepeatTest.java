package cordon.platform.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import cordon.platform.conformance.ServiceFixture;
import cordon.platform.sample.SampleApplication;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc;
import cordon.sample.v1.WriteNoteRequest;
import cordon.sample.v1.WriteNoteResponse;
import cordon.testsupport.MongoMembers;
import cordon.testsupport.TestIdentity;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The same call twice, while the first one's commit waits for a majority. */
class RepeatTest {
  /** Longer than a transaction may take: the repeat's own has been given up by then. */
  private static final Duration STALL = Duration.ofSeconds(13);

  @Test
  void a_repeat_gets_the_first_ones_answer_though_no_majority_has_it_yet() throws Exception {
    try (MongoMembers members = MongoMembers.start(3, 64);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        ServiceFixture service =
            ServiceFixture.start(
                SampleApplication.class,
                RepeatTest.class,
                Map.of("cordon.mongodb.uri", members.uri()))) {
      var _ = write(service, "before", "warm");
      CompletableFuture<WriteNoteResponse> repeat;
      List<MongoClient> others = others(members);
      try {
        // They live and vote, and copy nothing: a commit waits, and its record is nobody's yet.
        others.forEach(one -> admin(one, new Document("fsync", 1).append("lock", true)));
        threads.execute(() -> lose(() -> write(service, "key", "once")));
        TimeUnit.SECONDS.sleep(1);
        repeat = CompletableFuture.supplyAsync(() -> write(service, "key", "once"), threads);
        TimeUnit.MILLISECONDS.sleep(STALL.toMillis());
      } finally {
        others.forEach(one -> admin(one, new Document("fsyncUnlock", 1)));
        others.forEach(MongoClient::close);
      }

      WriteNoteResponse answer = repeat.get(20, TimeUnit.SECONDS);
      assertThat(answer.getNote().getVersion()).isEqualTo(1);
      assertThat(write(service, "key", "once")).isEqualTo(answer);
    }
  }

  /** Straight to each of the secondaries. */
  private static List<MongoClient> others(MongoMembers members) {
    int primary = members.primary();
    String[] addresses = members.uri().replaceAll("^mongodb://|/.*$", "").split(",", -1);
    return Stream.of((primary + 1) % 3, (primary + 2) % 3)
        .map(other -> "mongodb://" + addresses[other] + "/?directConnection=true")
        .map(MongoClients::create)
        .toList();
  }

  private static void admin(MongoClient member, Document command) {
    var _ = member.getDatabase("admin").runCommand(command);
  }

  /** Its caller hears that it may be repeated, which is what happens. */
  private static void lose(Runnable call) {
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      assertThat(e.getStatus().getCode().name()).isIn("UNAVAILABLE", "ABORTED");
    }
  }

  private static WriteNoteResponse write(ServiceFixture service, String key, String id) {
    var planner = TestIdentity.person("planner").roles("planner");
    return NoteServiceGrpc.newBlockingStub(service.channel(planner, Map.of("idempotency-key", key)))
        .writeNote(
            WriteNoteRequest.newBuilder()
                .setNoteId(id)
                .setNote(Note.newBuilder().setText("text"))
                .build());
  }
}
