package cordon.platform.sample;

import com.google.protobuf.InvalidProtocolBufferException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.store.Mongo;
import cordon.sample.v1.Note;
import java.util.List;
import org.bson.Document;

/** Counts versions and words of notes; a note that says {@code poison} cannot be counted. */
final class WordCount implements Projection {
  static final String COLLECTION = "word_count";
  private final Mongo mongo;

  WordCount(Mongo mongo) {
    this.mongo = mongo;
  }

  @Override
  public String name() {
    return "words";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> collections() {
    return List.of(COLLECTION);
  }

  @Override
  public void apply(ClientSession session, List<Numbered> entries) {
    for (Numbered entry : entries) {
      String text = note(entry).getText();
      if (text.equals("poison")) {
        throw new IllegalArgumentException("nobody can read this");
      }
      mongo
          .collection(COLLECTION, Document.class)
          .updateOne(
              session,
              Filters.eq("_id", "all"),
              Updates.combine(
                  Updates.inc("notes", 1L),
                  Updates.inc("words", (long) text.split(" ", -1).length)),
              new UpdateOptions().upsert(true));
    }
  }

  private static Note note(Numbered entry) {
    try {
      return Note.parseFrom(entry.entry().resource().getData());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
