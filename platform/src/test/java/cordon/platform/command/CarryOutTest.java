package cordon.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import cordon.common.v1.Scope;
import cordon.platform.call.Call;
import cordon.platform.call.Caller;
import cordon.platform.journal.Journal;
import cordon.platform.refusal.CommonReason;
import cordon.platform.refusal.RejectedException;
import cordon.platform.sample.StoredNote;
import cordon.platform.store.Mongo;
import cordon.platform.time.MillisecondClock;
import cordon.sample.v1.Note;
import cordon.sample.v1.WriteNoteRequest;
import cordon.sample.v1.WriteNoteResponse;
import cordon.testsupport.TestMongo;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a command does once, and what it may do again. */
class CarryOutTest {
  private final Mongo mongo =
      Mongo.connect(TestMongo.shared().uri(), TestMongo.database(CarryOutTest.class));
  private final Commands commands =
      new Commands(mongo, new Journal(mongo), MillisecondClock.system());
  private final Notes notes = new Notes(mongo);
  private final String id = UUID.randomUUID().toString();
  private final AtomicInteger mapped = new AtomicInteger();
  private final AtomicInteger worked = new AtomicInteger();
  private final AtomicInteger after = new AtomicInteger();

  private static final class Notes extends Store<StoredNote> {
    Notes(Mongo mongo) {
      super(
          mongo,
          "notes",
          StoredNote.class,
          StoredNote::id,
          StoredNote::version,
          note -> Note.newBuilder().setNoteId(note.id()).build(),
          Reach.none());
    }
  }

  @AfterEach
  void close() {
    mongo.close();
  }

  @Test
  void a_request_is_mapped_once_however_often_the_transaction_is_repeated() {
    WriteNoteResponse answer =
        carryOut(
            null,
            WriteNoteRequest.getDefaultInstance(),
            () -> "text " + mapped.incrementAndGet(),
            (tx, text) -> {
              tx.afterwards(after::incrementAndGet);
              if (worked.incrementAndGet() < 3) {
                throw conflict();
              }
              return write(tx, text);
            });

    assertThat(answer.getNote().getText()).isEqualTo("text 1");
    assertThat(mapped).hasValue(1);
    assertThat(worked).hasValue(3);
    assertThat(after).hasValue(1);
  }

  @Test
  void a_repeat_with_its_key_is_answered_without_being_mapped_again() {
    String key = UUID.randomUUID().toString();
    BiFunction<Transaction, String, WriteNoteResponse> work =
        (tx, text) -> {
          tx.afterwards(after::incrementAndGet);
          return write(tx, text);
        };
    Supplier<String> mapping = () -> "text " + mapped.incrementAndGet();

    WriteNoteResponse first = carryOut(key, WriteNoteRequest.getDefaultInstance(), mapping, work);
    WriteNoteResponse second = carryOut(key, WriteNoteRequest.getDefaultInstance(), mapping, work);

    assertThat(second).isEqualTo(first);
    assertThat(mapped).hasValue(1);
    assertThat(after).hasValue(1);
  }

  @Test
  void what_is_refused_has_no_afterwards_and_no_record() {
    String key = UUID.randomUUID().toString();

    assertThatThrownBy(() ->
            carryOut(
                key,
                WriteNoteRequest.getDefaultInstance(),
                () -> "text",
                (tx, text) -> {
                  tx.afterwards(after::incrementAndGet);
                  var _ = write(tx, text);
                  throw new RejectedException(CommonReason.BUSY, "Not now.");
                }))
        .isInstanceOf(RejectedException.class);
    assertThatThrownBy(() ->
            carryOut(
                key,
                WriteNoteRequest.getDefaultInstance(),
                () -> {
                  throw new RejectedException(CommonReason.BUSY, "Not now.");
                },
                (Transaction tx, String text) -> write(tx, text)))
        .isInstanceOf(RejectedException.class);

    assertThat(after).hasValue(0);
    assertThat(mongo.collection("notes", Document.class).find(Filters.eq("_id", id)).first())
        .isNull();
    assertThat(
            carryOut(key, WriteNoteRequest.getDefaultInstance(), () -> "text", this::write)
                .getNote()
                .getText())
        .isEqualTo("text");
  }

  @Test
  void a_version_that_was_seen_and_is_held_against_nothing_is_a_fault() {
    WriteNoteRequest request = WriteNoteRequest.newBuilder().setVersion(1).build();

    assertThatThrownBy(() -> carryOut(null, request, () -> "text", this::write))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("WriteNote");
    assertThat(mongo.collection("notes", Document.class).find(Filters.eq("_id", id)).first())
        .isNull();
  }

  private WriteNoteResponse write(Transaction tx, String text) {
    var _ = notes.insert(tx, new StoredNote(id, 1, text));
    return WriteNoteResponse.newBuilder()
        .setNote(Note.newBuilder().setText(text))
        .setEntry(tx.entry())
        .build();
  }

  private <D> WriteNoteResponse carryOut(
      @Nullable String key,
      WriteNoteRequest request,
      Supplier<D> mapping,
      BiFunction<Transaction, D, WriteNoteResponse> work) {
    var answer = new AtomicReference<WriteNoteResponse>();
    var call =
        new Call(
            new Caller("planner", Set.of("planner"), null),
            "cordon.sample.v1.NoteService/WriteNote",
            Scope.SCOPE_SECRETARIAT,
            key,
            null,
            null,
            "0".repeat(32));
    call.run(() ->
        answer.set(
            commands.carryOut(request, WriteNoteResponse.getDefaultInstance(), mapping, work)));
    return Objects.requireNonNull(answer.get());
  }

  private static MongoException conflict() {
    var conflict = new MongoException("somebody else was faster");
    conflict.addLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
    return conflict;
  }
}
