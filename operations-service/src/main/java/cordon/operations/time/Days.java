package cordon.operations.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Which days it can be at an instant, for days that are told without a zone. */
public final class Days {
  private static final ZoneOffset WESTERNMOST = ZoneOffset.ofHours(-12);

  /** Where a day begins first (Kiritimati). */
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  private Days() {}

  /** The last day that has begun anywhere. */
  public static LocalDate latest(Instant time) {
    return LocalDate.ofInstant(time, EASTERNMOST);
  }

  /** The first day that has not ended everywhere. */
  public static LocalDate earliest(Instant time) {
    return LocalDate.ofInstant(time, WESTERNMOST);
  }
}
