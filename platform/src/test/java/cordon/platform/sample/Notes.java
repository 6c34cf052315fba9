package cordon.platform.sample;

import com.google.protobuf.MessageLite;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import cordon.platform.command.Aggregates;
import cordon.platform.command.Transaction;
import cordon.platform.projection.Views;
import cordon.platform.store.ListPage;
import cordon.platform.store.Listing;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What can be done with notes, as a real service does it with its records. */
@Component
class Notes {
  private final Views views;
  private final Aggregates<StoredNote> notes;

  Notes(Mongo mongo, Views views) {
    this.views = views;
    this.notes =
        new Aggregates<>(
            mongo, "notes", StoredNote.class, StoredNote::id, StoredNote::version, Notes::message);
  }

  StoredNote write(Transaction tx, String id, String text, String reason) {
    if (!reason.isEmpty()) {
      tx.because(reason);
    }
    Optional<StoredNote> found = notes.find(tx, Filters.eq("_id", id));
    if (found.isEmpty()) {
      return notes.insert(tx, new StoredNote(id, 1, text));
    }
    StoredNote before = found.get();
    notes.requireSeen(tx, before);
    return notes.replace(tx, before, new StoredNote(id, before.version() + 1, text));
  }

  <M extends MessageLite> ListPage<M> list(String text, Listing<StoredNote, M> listing) {
    var filters = new ArrayList<Bson>();
    filters.add(text.isEmpty() ? Filters.empty() : Filters.eq("text", text));
    listing.after().ifPresent(id -> filters.add(Filters.gt("_id", id)));
    return notes.page(Filters.and(filters), Sorts.ascending("_id"), listing);
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
