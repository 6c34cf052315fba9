package cordon.start;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether this machine's clock is right enough to start with: tokens are taken with five seconds of
 * grace, and what is recorded bears this clock's time for good.
 */
public final class Clocks {
  private static final Duration MOST = Duration.ofMinutes(1);

  private Clocks() {}

  /**
   * Compares with another clock.
   *
   * @param whose the other clock, as in {@code MongoDB}
   * @param theirs what it showed between the question and the answer
   * @throws NotStartedException if they are more than a minute apart
   */
  public static void compare(String whose, Instant theirs, Instant asked, Instant answered) {
    Duration behind = Duration.between(answered, theirs);
    Duration ahead = Duration.between(theirs, asked);
    if (behind.compareTo(MOST) > 0) {
      throw apart(behind, "behind", whose);
    }
    if (ahead.compareTo(MOST) > 0) {
      throw apart(ahead, "ahead of", whose);
    }
  }

  private static NotStartedException apart(Duration apart, String how, String whose) {
    return new NotStartedException(
        "The clock of this machine is %d s %s that of %s.".formatted(apart.toSeconds(), how, whose),
        "Let both machines follow the time (NTP), and start again.");
  }
}
