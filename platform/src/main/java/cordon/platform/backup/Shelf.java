package cordon.platform.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A folder of backups that nobody looks after: a file for each day in UTC, another where a day's
 * cannot be added to, and none that is older than is wanted.
 */
final class Shelf {
  private static final String DAYS = "CORDON_BACKUP_DAYS";
  private static final String PREFIX = "cordon-";
  private static final Pattern NAME =
      Pattern.compile(PREFIX + "\\d{4}-\\d{2}-\\d{2}(?:T\\d{6})?\\.backup");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss");

  private final Taking taking;
  private final PrintStream out;
  private final OptionalInt days;

  private Shelf(Taking taking, PrintStream out, OptionalInt days) {
    this.taking = taking;
    this.out = out;
    this.days = days;
  }

  /**
   * @throws RefusedException if the days for which files are kept are no number of days
   */
  static Shelf of(Installation installation, Map<String, String> environment, PrintStream out) {
    return new Shelf(new Taking(installation, out), out, days(environment.get(DAYS)));
  }

  private static OptionalInt days(@Nullable String told) {
    if (told == null || told.isBlank()) {
      return OptionalInt.empty();
    }
    if (!told.matches("[1-9]\\d{0,4}")) {
      throw new RefusedException(
          "%s is %s: give the number of days for which files are kept, 1 or more."
              .formatted(DAYS, told));
    }
    return OptionalInt.of(Integer.parseInt(told));
  }

  /**
   * Takes a backup or adds to that of the day, and then removes the files of days long past.
   *
   * @param now in UTC
   */
  void take(Path folder, LocalDateTime now) {
    try (FileChannel _ = Taking.lock(folder.resolve("cordon"))) {
      Optional<Path> last = last(folder, now.toLocalDate());
      if (last.isEmpty()) {
        taking.take(folder.resolve(PREFIX + now.toLocalDate() + ".backup"));
      } else {
        goOn(last.get(), folder.resolve(PREFIX + TIME.format(now) + ".backup"));
      }
      if (days.isPresent()) {
        remove(folder, now.toLocalDate().minusDays(days.getAsInt()));
      }
    } catch (IOException e) {
      throw new RefusedException(
          "%s cannot be used (%s): give a folder of this user's own."
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }

  /** The file that has ended stays: it is whole up to its last addition. */
  private void goOn(Path last, Path another) {
    try {
      taking.take(last);
    } catch (EndedException e) {
      out.printf("%s ends here. %s%n", last.getFileName(), e.getMessage());
      taking.take(another);
    }
  }

  private static Optional<Path> last(Path folder, LocalDate day) throws IOException {
    return names(folder).stream()
        .filter(name -> name.startsWith(PREFIX + day))
        .reduce((_, later) -> later)
        .map(folder::resolve);
  }

  private void remove(Path folder, LocalDate before) throws IOException {
    for (String name : names(folder)) {
      if (name.compareTo(PREFIX + before) < 0) {
        Files.delete(folder.resolve(name));
        Files.deleteIfExists(folder.resolve(name + ".lock"));
        out.printf("%s is removed.%n", name);
      }
    }
  }

  /** Sorted, and so in the order in which they were begun (ISO 8601). */
  private static List<String> names(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString())
          .filter(name -> NAME.matcher(name).matches())
          .sorted()
          .toList();
    }
  }
}
