package cordon.platform.migration;

import cordon.start.NotStartedException;
import org.jspecify.annotations.Nullable;

/** The database is not as this code needs it, so the service does not start. */
public final class NotMigratedException extends NotStartedException {
  private static final long serialVersionUID = 1L;

  NotMigratedException(String sentence, String remedy) {
    this(sentence, remedy, null);
  }

  NotMigratedException(String sentence, String remedy, @Nullable Throwable cause) {
    super(sentence, remedy, cause);
  }
}
