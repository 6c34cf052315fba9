package cordon.operations.participation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A word to a country that has not answered its invitation.
 *
 * @param time when it was reminded last
 * @param message what was said then, in the language of its author, if anything was
 * @param count how often it was reminded of this invitation
 */
public record Reminder(Instant time, @Nullable String message, long count) {
  /** Nobody is reminded sooner again: who is reminded all day stops reading. */
  static final Duration REST = Duration.ofHours(24);

  static Reminder after(@Nullable Reminder before, @Nullable String message, Instant now) {
    return new Reminder(now, message, before == null ? 1 : before.count() + 1);
  }

  /** From when the country may be reminded again. */
  Instant again() {
    return time.plus(REST);
  }
}
