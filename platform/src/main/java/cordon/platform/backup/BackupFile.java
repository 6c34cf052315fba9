package cordon.platform.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a backup file is, read from its beginning to its end.
 *
 * @param whole length in bytes up to which it is whole
 * @param last until when it reaches
 * @param damage what is to be said of what stands behind; null where nothing does
 */
record BackupFile(Manifest manifest, long whole, End last, @Nullable String damage) {

  /**
   * Reads the whole file and holds it to its own digests. What was added last need not be whole.
   *
   * @throws EndedException if nothing of it is whole, or it is no backup, or of a later version
   */
  static BackupFile inspect(Path file) throws IOException {
    try (FrameReader reader = FrameReader.open(file)) {
      return new Inspection(reader).run();
    }
  }

  private static final class Inspection {
    private final FrameReader reader;
    private final Map<String, RunningDigest> digests = new HashMap<>();
    private RunningDigest changes = new RunningDigest();
    private @Nullable RunningDigest collection;
    private @Nullable Manifest manifest;
    private @Nullable BackupFile found;

    Inspection(FrameReader reader) {
      this.reader = reader;
    }

    BackupFile run() throws IOException {
      @Nullable RefusedException damage = null;
      try {
        for (var frame = reader.next(); frame != null; frame = reader.next()) {
          take(frame);
        }
      } catch (RefusedException e) {
        damage = e;
      }
      BackupFile whole = found;
      if (whole == null) {
        throw damage == null ? reader.damaged() : damage;
      }
      if (damage == null && whole.whole() == reader.position()) {
        return whole;
      }
      String told = Objects.requireNonNullElseGet(damage, reader::damaged).getMessage();
      return new BackupFile(whole.manifest(), whole.whole(), whole.last(), told);
    }

    private void take(FrameReader.Content frame) throws IOException {
      switch (frame.kind()) {
        case BEGIN -> requireKnown(frame.document());
        case COLLECTION -> {
          collection = new RunningDigest();
          digests.put(frame.document().getString("name").getValue(), collection);
        }
        case DOCUMENTS -> {
          RunningDigest now = require(collection);
          frame.documents(now::add);
        }
        case MANIFEST -> {
          manifest = Manifest.of(frame.document());
          for (Manifest.Kept one : manifest.collections()) {
            RunningDigest digest = require(digests.get(one.name().text()));
            if (digest.count() != one.count() || !digest.hex().equals(one.digest())) {
              throw reader.damaged();
            }
          }
        }
        case CHANGES -> frame.documents(changes::add);
        case END -> {
          End end = End.of(frame.document());
          if (changes.count() != end.count() || !changes.hex().equals(end.digest())) {
            throw reader.damaged();
          }
          changes = new RunningDigest();
          found = new BackupFile(require(manifest), reader.position(), end, null);
        }
      }
    }

    private <T> T require(@Nullable T value) {
      if (value == null) {
        throw reader.damaged();
      }
      return value;
    }

    private static void requireKnown(BsonDocument begin) {
      int format = begin.getInt32("format").getValue();
      if (format > Frame.FORMAT) {
        throw new EndedException(
            "The backup is of a newer version (form %d, and this one knows %d): use that version."
                .formatted(format, Frame.FORMAT));
      }
    }
  }
}
