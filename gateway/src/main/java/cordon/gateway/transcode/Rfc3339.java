package cordon.gateway.transcode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as RFC 3339, section 5.6, writes them, and no others: days that are in the calendar, hours
 * to 23, {@code T} and {@code Z} in either case, offsets to 23:59. A leap second is none that a
 * {@code google.protobuf.Timestamp} could keep, so it is refused instead of becoming another one.
 */
final class Rfc3339 {
  /** 0001-01-01T00:00:00Z. */
  static final long FIRST = -62_135_596_800L;

  /** 9999-12-31T23:59:59Z. */
  static final long LAST = 253_402_300_799L;

  static final int LAST_NANO = 999_999_999;

  private static final Pattern GRAMMAR =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})"
              + "(?:\\.([0-9]{1,9}))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");
  private static final int HOURS = 24;
  private static final int MINUTES = 60;
  private static final int SECONDS = 60;

  private Rfc3339() {}

  /** Seconds since 1970, and nanoseconds of the second. */
  record Time(long seconds, int nanos) {
    /** Whether the contract's JSON has a form for it. */
    boolean isWritable() {
      return seconds >= FIRST && seconds <= LAST && nanos >= 0 && nanos <= LAST_NANO;
    }

    /** The nearest that can be written. */
    Time writable() {
      if (seconds < FIRST) {
        return new Time(FIRST, 0);
      }
      return seconds > LAST
          ? new Time(LAST, LAST_NANO)
          : new Time(seconds, Math.clamp(nanos, 0, LAST_NANO));
    }
  }

  /** The time, or null if the text is none between the years 1 and 9999, UTC. */
  static @Nullable Time read(String text) {
    Matcher match = GRAMMAR.matcher(text);
    if (!match.matches()) {
      return null;
    }
    int minutes = number(match, 5);
    int seconds = number(match, 6);
    int offsetMinutes = match.group(8) == null ? 0 : number(match, 9) * MINUTES + number(match, 10);
    boolean isTime = number(match, 4) < HOURS && minutes < MINUTES && seconds < SECONDS;
    boolean isOffset =
        match.group(8) == null || (number(match, 9) < HOURS && number(match, 10) < MINUTES);
    if (!isTime || !isOffset) {
      return null;
    }
    try {
      long local =
          LocalDateTime.of(
                  LocalDate.of(number(match, 1), number(match, 2), number(match, 3)),
                  LocalTime.of(number(match, 4), minutes, seconds))
              .toEpochSecond(ZoneOffset.UTC);
      long ahead = "-".equals(match.group(8)) ? -1 : 1;
      var time = new Time(local - ahead * offsetMinutes * SECONDS, nanos(match.group(7)));
      return time.isWritable() ? time : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher match, int group) {
    return Integer.parseInt(match.group(group));
  }

  /** Of a fraction's digits, or of none. */
  static int nanos(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
  }

  /** In UTC, with three, six or nine digits of a fraction that is not 0. */
  static String write(Time time) {
    var at = LocalDateTime.ofEpochSecond(time.seconds(), 0, ZoneOffset.UTC);
    return "%04d-%02d-%02dT%02d:%02d:%02d%sZ"
        .formatted(
            at.getYear(),
            at.getMonthValue(),
            at.getDayOfMonth(),
            at.getHour(),
            at.getMinute(),
            at.getSecond(),
            fraction(time.nanos()));
  }

  static String fraction(int nanos) {
    if (nanos == 0) {
      return "";
    }
    String digits = ".%09d".formatted(nanos);
    if (!digits.endsWith("000")) {
      return digits;
    }
    return digits.endsWith("000000") ? digits.substring(0, 4) : digits.substring(0, 7);
  }
}
