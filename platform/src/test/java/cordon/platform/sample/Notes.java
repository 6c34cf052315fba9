package cordon.platform.sample;

import com.google.protobuf.MessageLite;
import cordon.platform.call.Call;
import cordon.platform.command.Reach;
import cordon.platform.command.Store;
import cordon.platform.command.Transaction;
import cordon.platform.projection.Views;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** What can be done with notes, as a real service does it with its records. */
@Component
class Notes extends Store<StoredNote> {
  private final Views views;

  Notes(Mongo mongo, Views views) {
    super(
        mongo,
        "notes",
        StoredNote.class,
        StoredNote::id,
        StoredNote::version,
        Notes::message,
        Reach.none().ownCountry("country"));
    this.views = views;
  }

  StoredNote write(Transaction tx, String id, String text, String reason) {
    if (!reason.isEmpty()) {
      tx.because(reason);
    }
    return put(
        tx,
        id,
        () -> new StoredNote(id, 1, text),
        before -> new StoredNote(id, before.version() + 1, text));
  }

  <M extends MessageLite> ListPage<M> list(Call call, String text, Listing<StoredNote, M> listing) {
    return select(call).where("text", text.isEmpty() ? null : text).ascending("_id", listing);
  }

  /** How many the projection has counted, of notes or words. */
  long counted(String of) {
    Document counted =
        views
            .serving(WordCount.VIEW)
            .collection(WordCount.COLLECTION, Document.class)
            .find()
            .first();
    return counted == null ? 0 : counted.getLong(of);
  }

  static Note message(StoredNote note) {
    return Note.newBuilder()
        .setNoteId(note.id())
        .setVersion(note.version())
        .setText(note.text())
        .build();
  }
}
