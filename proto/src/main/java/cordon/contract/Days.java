package cordon.contract;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days as text: RFC 3339, section 5.6, {@code full-date}, in ASCII digits, and in the calendar
 * (section 5.7): there is no 30 February, and a 29 only in leap years.
 */
public final class Days {
  /** The form alone; the calendar is not in it. */
  public static final String PATTERN = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

  private static final Pattern FORM = Pattern.compile(PATTERN);

  private Days() {}

  /** The day, or nothing if the text is none. */
  public static Optional<LocalDate> read(String text) {
    if (text.length() != "2025-07-01".length() || !FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
