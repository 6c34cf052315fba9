package cordon.platform.backup;

import com.mongodb.client.MongoClient;
import cordon.platform.journal.JournalProof;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Restores a backup into empty databases, or in the place of those that the operator names, and
 * shows that what is there is what was backed up.
 */
final class Restoring {
  private final Installation installation;
  private final boolean replaces;
  private final PrintStream out;

  Restoring(Installation installation, Map<String, String> environment, PrintStream out) {
    this.installation = installation;
    this.replaces = replaces(installation.databases(), environment.get(Target.DROP));
    this.out = out;
  }

  /** Only by the names of all of them, so that nobody drops by habit what was not meant. */
  private static boolean replaces(List<String> databases, @Nullable String named) {
    if (named == null || named.isBlank()) {
      return false;
    }
    if (!named.equals(String.join(",", databases))) {
      throw new RefusedException(
          "%s names other databases than are restored: %s. Nothing was dropped."
              .formatted(Target.DROP, String.join(",", databases)));
    }
    return true;
  }

  /**
   * @param to the moment whose state is wanted; null for the latest that the file has
   */
  void restore(Path file, @Nullable Instant to) {
    try {
      BackupFile backup = BackupFile.inspect(file);
      requireFits(file, backup, to);
      try (MongoClient client = installation.connect(Duration.ZERO)) {
        var target = new Target(client, backup.manifest());
        if (replaces) {
          target.requireUnused();
        } else {
          target.requireEmpty();
        }
        target.requireRoom();
        run(client, target, file, backup, to);
      }
    } catch (IOException e) {
      throw new RefusedException("%s cannot be read (%s).".formatted(file, e.getMessage()));
    }
  }

  private void requireFits(Path file, BackupFile backup, @Nullable Instant to) {
    Manifest manifest = backup.manifest();
    if (!manifest.databases().equals(installation.databases())) {
      throw new RefusedException(
          "%s is a backup of other databases: %s."
              .formatted(file, String.join(", ", manifest.databases())));
    }
    MasterKeyMark.require(manifest.masterKey(), installation.masterKey());
    Instant first = Instant.ofEpochSecond(manifest.moment().getTime());
    Instant last = Instant.ofEpochSecond(backup.last().until().getTime());
    if (backup.damage() != null && (to == null || to.isAfter(last))) {
      throw new RefusedException(
          "%s, or restore with --to not later than %s."
              .formatted(backup.damage().replaceFirst("\\.$", ""), last));
    }
    if (to != null && (to.isBefore(first) || to.isAfter(last.plusSeconds(1)))) {
      throw new RefusedException(
          "%s has no state of %s: it reaches from %s to %s.".formatted(file, to, first, last));
    }
  }

  private void run(
      MongoClient client, Target target, Path file, BackupFile backup, @Nullable Instant to)
      throws IOException {
    boolean done = false;
    target.begin();
    try {
      var indexes = new Indexes(backup.manifest());
      new Loading(client, backup.manifest()).load(file);
      out.printf(
          "%,d documents of %d collections: digests equal.%n",
          backup.manifest().count(), backup.manifest().collections().size());
      long changes =
          new Replay(client, installation.databases(), indexes, to).replay(file, backup.whole());
      out.printf("%,d changes replayed%s.%n", changes, to == null ? "" : " up to " + to);
      indexes.make(client);
      installation.databases().forEach(one -> prove(client, one));
      target.end();
      done = true;
    } finally {
      if (!done) {
        target.clear();
      }
    }
  }

  private void prove(MongoClient client, String database) {
    JournalProof.count(client.getDatabase(database))
        .ifPresent(found ->
            out.printf(
                "Journal of %s: %,d entries, head %s, %s.%n",
                database,
                found.entries(),
                found.head(),
                found
                    .wrong()
                    .map(one -> "but %s is not as it was sealed, nor was it before".formatted(one))
                    .orElse("as it was written")));
  }
}
