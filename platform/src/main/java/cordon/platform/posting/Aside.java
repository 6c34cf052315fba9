package cordon.platform.posting;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A posting that has failed, or that another instance has under way, and waits to be tried again.
 *
 * @param faults how often in a row
 * @param until by the clock of {@link System#nanoTime}
 */
record Aside(int faults, long until) {
  private static final Duration FIRST = Duration.ofMillis(300);
  private static final Duration UNDER_WAY = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 8;
  private static final int PARKED_AFTER = 5;

  /** After one more fault. */
  static Aside again(@Nullable Aside before, long now) {
    int faults = before == null ? 1 : before.faults + 1;
    long wait = FIRST.toNanos() << Math.min(faults - 1, MOST_DOUBLINGS);
    return new Aside(faults, now + Math.min(wait, LONGEST.toNanos()));
  }

  /**
   * While another instance has it under way, which is no fault: that one ends it, or the database
   * gives up what it had begun.
   */
  static Aside underWay(@Nullable Aside before, long now) {
    return new Aside(before == null ? 0 : before.faults, now + UNDER_WAY.toNanos());
  }

  /** Whether it is told to be parked. */
  boolean parked() {
    return faults >= PARKED_AFTER;
  }

  boolean waits(long now) {
    return until - now > 0;
  }
}
