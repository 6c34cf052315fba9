package cordon.platform.sample;

import com.mongodb.client.model.Filters;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Commands;
import cordon.platform.projection.Views;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import cordon.sample.v1.NoteServiceGrpc.NoteServiceImplBase;
import cordon.sample.v1.ReadNotesRequest;
import cordon.sample.v1.ReadNotesResponse;
import cordon.sample.v1.WriteNoteRequest;
import cordon.sample.v1.WriteNoteResponse;
import io.grpc.stub.StreamObserver;
import org.bson.Document;
import org.springframework.grpc.server.service.GrpcService;

/** Writes notes as a real service writes its records. */
@GrpcService
class NoteGrpcService extends NoteServiceImplBase {
  private final Commands commands;
  private final Views views;
  private final Aggregates<StoredNote> notes;

  NoteGrpcService(Commands commands, Mongo mongo, Views views) {
    this.commands = commands;
    this.views = views;
    this.notes =
        new Aggregates<>(
            mongo,
            "notes",
            StoredNote.class,
            StoredNote::id,
            StoredNote::version,
            NoteGrpcService::message);
  }

  @Override
  public void writeNote(WriteNoteRequest request, StreamObserver<WriteNoteResponse> observer) {
    commands.answer(
        request,
        observer,
        WriteNoteResponse.getDefaultInstance(),
        tx -> {
          if (request.getFault()) {
            throw new IllegalStateException("secret of " + request.getNote().getText());
          }
          String id = request.getNoteId();
          String text = request.getNote().getText();
          StoredNote written =
              notes
                  .find(tx, Filters.eq("_id", id))
                  .map(before ->
                      notes.replace(tx, before, new StoredNote(id, before.version() + 1, text)))
                  .orElseGet(() -> notes.insert(tx, new StoredNote(id, 1, text)));
          return WriteNoteResponse.newBuilder()
              .setNote(message(written))
              .setEntry(tx.entry())
              .build();
        });
  }

  @Override
  public void readNotes(ReadNotesRequest request, StreamObserver<ReadNotesResponse> observer) {
    Document counted =
        views
            .serving(WordCount.VIEW)
            .collection(WordCount.COLLECTION, Document.class)
            .find()
            .first();
    observer.onNext(
        ReadNotesResponse.newBuilder()
            .setNotes(counted == null ? 0 : counted.getLong("notes"))
            .setWords(counted == null ? 0 : counted.getLong("words"))
            .build());
    observer.onCompleted();
  }

  private static Note message(StoredNote note) {
    return Note.newBuilder()
        .setNoteId(note.id())
        .setVersion(note.version())
        .setText(note.text())
        .build();
  }
}
