package cordon.operations.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due.
 *
 * @param key by which it is the same thing tomorrow; told to nobody as it is
 * @param start when it is due, or begins
 * @param end first instant after it; null for an instant
 * @param since from when one knew of it, where something has to be done by then; null of what only
 *     takes place
 */
record Due(String key, Instant start, @Nullable Instant end, @Nullable Instant since) {
  /** How long before a deadline it is reminded of, in days. */
  static final List<Integer> REMINDED = List.of(3, 1);

  /** Something that takes place. */
  static Due event(String key, Instant start, @Nullable Instant end) {
    return new Due(key, start, end, null);
  }

  /** Something that has to be done by a time. */
  static Due deadline(String key, Instant time, Instant since) {
    return new Due(key, time, null, since);
  }

  /** How many days before it one is reminded: not of a moment before it was known. */
  List<Integer> reminders() {
    return since == null
        ? List.of()
        : REMINDED.stream()
            .filter(days -> !start.minus(Duration.ofDays(days)).isBefore(since))
            .toList();
  }

  /** Whether some of it lies in a stretch of time. */
  boolean meets(Instant from, Instant to) {
    return start.isBefore(to) && (end == null ? !start.isBefore(from) : end.isAfter(from));
  }

  /** How far it lies from a moment; nothing while it lasts. */
  Duration from(Instant moment) {
    if (start.isAfter(moment)) {
      return Duration.between(moment, start);
    }
    Instant last = end == null ? start : end;
    return last.isAfter(moment) ? Duration.ZERO : Duration.between(last, moment);
  }
}
