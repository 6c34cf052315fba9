package cordon.platform.backup;

import com.mongodb.MongoException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * {@code backup FILE}, {@code backup FOLDER} and {@code restore FILE [--to TIME]}; settings come by
 * the environment.
 */
public final class BackupCommand {
  private static final String USAGE =
      "Say backup FILE, or backup FOLDER for a file a day, or restore FILE with --to TIME where it"
          + " is not to be the latest moment.";
  private static final String LATEST = "latest";

  private BackupCommand() {}

  public static void main(String[] arguments) {
    LoggingSystem.get(BackupCommand.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.ERROR);
    System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
  }

  /** The exit code: 1 where the operator has been told what to put right. */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    var words = new ArrayDeque<>(arguments);
    String verb = Objects.requireNonNullElse(words.poll(), "");
    try {
      Path file = Path.of(next(words));
      Installation installation = Installation.of(environment);
      if (verb.equals("backup") && words.isEmpty() && Files.isDirectory(file)) {
        Shelf.of(installation, environment, out).take(file, LocalDateTime.now(ZoneOffset.UTC));
      } else if (verb.equals("backup") && words.isEmpty()) {
        new Taking(installation, out).take(file);
      } else if (verb.equals("restore")) {
        Instant to = moment(words);
        new Restoring(installation, environment, out).restore(file, to);
      } else {
        throw new RefusedException(USAGE);
      }
      return 0;
    } catch (RefusedException e) {
      err.println(e.getMessage());
    } catch (MongoException e) {
      // By its class alone: a driver's message may quote data.
      err.println(
          ("MongoDB does not do what is asked of it (%s %d): see that it is there and lets this"
                  + " user %s.")
              .formatted(
                  e.getClass().getSimpleName(),
                  e.getCode(),
                  verb.equals("restore")
                      ? "do anything (anyAction on anyResource)"
                      : "read every database and the oplog"));
    } catch (RuntimeException | Error e) {
      err.println(
          ("The %s has ended by a fault of its own (%s): begin again, and report it if it ends so"
                  + " once more.")
              .formatted(verb, e.getClass().getSimpleName()));
    }
    return 1;
  }

  private static String next(ArrayDeque<String> words) {
    if (words.isEmpty()) {
      throw new RefusedException(USAGE);
    }
    return words.removeFirst();
  }

  private static @Nullable Instant moment(ArrayDeque<String> words) {
    if (words.isEmpty()) {
      return null;
    }
    if (!next(words).equals("--to") || words.size() != 1) {
      throw new RefusedException(USAGE);
    }
    if (words.getFirst().equals(LATEST)) {
      return null;
    }
    try {
      return Instant.parse(words.getFirst());
    } catch (DateTimeException e) {
      throw new RefusedException(
          "%s is no time: give it in UTC, like 2026-11-27T04:30:00Z.".formatted(words.getFirst()));
    }
  }
}
