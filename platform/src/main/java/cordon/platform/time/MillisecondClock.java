package cordon.platform.time;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * A clock cut to milliseconds, the precision of the store, so that what was written and what is
 * read back are equal.
 */
public record MillisecondClock(InstantSource source) implements InstantSource {

  public static MillisecondClock system() {
    return new MillisecondClock(InstantSource.system());
  }

  @Override
  public Instant instant() {
    return source.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
