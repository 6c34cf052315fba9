package cordon.platform.sample;

import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.EntryReader;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.sample.v1.Note;
import java.util.List;
import org.bson.Document;

/** A second view of the same journal: counts letters of this service's own notes. */
final class LetterCount implements Projection {
  private static final EntryReader<Long> READER =
      new EntryReader<Long>().on(Note.parser(), note -> (long) note.getText().length());

  @Override
  public String name() {
    return "letters";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public int since() {
    return 1;
  }

  @Override
  public List<ViewCollection> collections() {
    return List.of(ViewCollection.of("letter_count"));
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    for (Numbered entry : entries) {
      READER
          .read(entry.entry())
          .ifPresent(letters ->
              build
                  .collection("letter_count", Document.class)
                  .updateOne(
                      session,
                      Filters.eq("_id", "all"),
                      Updates.inc("letters", letters),
                      new UpdateOptions().upsert(true)));
    }
  }
}
