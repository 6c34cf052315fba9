package cordon.operations.directory;

import org.jspecify.annotations.Nullable;

/**
 * Days on which nobody is there, as calendars show them in the zone of the contact point.
 *
 * @param first {@code YYYY-MM-DD} (ISO 8601)
 * @param last the last of them; null where it is one day
 */
public record Holiday(String first, @Nullable String last, String name) {

  // Both are YYYY-MM-DD, so they are in order as texts.
  boolean endsBeforeItBegins() {
    return last != null && last.compareTo(first) < 0;
  }
}
