package cordon.platform.sample;

import com.google.protobuf.InvalidProtocolBufferException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import cordon.platform.journal.Numbered;
import cordon.platform.projection.Projection;
import cordon.platform.projection.ViewBuild;
import cordon.platform.projection.ViewCollection;
import cordon.sample.v1.Note;
import java.time.Duration;
import java.util.List;
import org.bson.Document;

/** Counts versions and words of notes; a note that says {@code poison} cannot be counted. */
final class WordCount implements Projection {
  static final String COLLECTION = "word_count";
  static final String VIEW = "words";
  private final int version;
  private final int since;
  private final Duration pause;

  /**
   * Two versions count alike.
   *
   * @param pause with each entry, for a build that takes its time
   */
  WordCount(int version, int since, Duration pause) {
    this.version = version;
    this.since = since;
    this.pause = pause;
  }

  @Override
  public String name() {
    return VIEW;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public int since() {
    return since;
  }

  @Override
  public List<ViewCollection> collections() {
    return List.of(ViewCollection.of(COLLECTION));
  }

  @Override
  public void apply(ClientSession session, ViewBuild build, List<Numbered> entries) {
    for (Numbered entry : entries) {
      String text = note(entry).getText();
      rest(build);
      if (text.equals("poison")) {
        throw new IllegalArgumentException("nobody can read this");
      }
      build
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

  /** Only what is built anew takes its time. */
  private void rest(ViewBuild build) {
    try {
      if (build.version() == version) {
        Thread.sleep(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
