package cordon.platform.projection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which build of a view is read. A switch is one step for whoever asks: what had been in the build
 * before when they looked is in the one after, too.
 */
final class Serving {
  /**
   * So long after a switch a transaction may see what was stored before it: MongoDB ends the ones
   * that are older (transactionLifetimeLimitSeconds).
   */
  private static final Duration LONGEST_SNAPSHOT = Duration.ofSeconds(60);

  private volatile @Nullable Shown shown;

  /**
   * What is read.
   *
   * @param from the position from which on the build serves; before it was not caught up
   * @param before what serves those who still see the build before that position
   * @param settled nobody can see that any more
   * @param since by System.nanoTime
   */
  private record Shown(
      Follower follower, long from, @Nullable Follower before, boolean settled, long since) {
    boolean isSettled() {
      return settled || System.nanoTime() - since > LONGEST_SNAPSHOT.toNanos();
    }
  }

  /** Before the first call is taken. */
  synchronized void begin(Follower follower) {
    shown = new Shown(follower, 0, null, true, System.nanoTime());
  }

  /**
   * Reads go to this build from now on, unless what is read now has come further, or is known to be
   * as of a later moment.
   *
   * @param stored what is stored now: another replica may have moved what is read now further than
   *     this one knows
   */
  synchronized boolean switchTo(Follower follower, Snapshot stored) {
    Shown now = shown;
    if (now != null
        && (stored.positionOf(now.follower().build()) > follower.position()
            || now.follower().caughtUp().isAfter(follower.caughtUp()))) {
      return false;
    }
    shown =
        new Shown(
            follower,
            follower.position(),
            now == null ? null : now.follower(),
            false,
            System.nanoTime());
    return true;
  }

  /** Nothing is read any more, if it was this one. */
  synchronized void end(Follower follower) {
    if (is(follower)) {
      shown = null;
    }
  }

  boolean none() {
    return shown == null;
  }

  boolean is(Follower follower) {
    Shown now = shown;
    return now != null && now.follower() == follower;
  }

  /** Whether what is read needs none of the build before it. */
  boolean settled() {
    Shown now = shown;
    return now != null && now.isSettled();
  }

  /** How far what is read has come; null while nothing is. */
  synchronized @Nullable Progress reached() {
    Shown now = shown;
    return now == null ? null : now.follower().reached();
  }

  Instant caughtUp() {
    Shown now = shown;
    return now == null ? Instant.EPOCH : now.follower().caughtUp();
  }

  /** What is read now; null while nothing is. */
  @Nullable Follower now() {
    Shown now = shown;
    return now == null ? null : now.follower();
  }

  /** What a transaction reads, which may see an earlier state; null if that is nothing. */
  @Nullable Follower in(Snapshot snapshot) {
    Shown now = shown;
    if (now == null) {
      return null;
    }
    return now.isSettled() || snapshot.positionOf(now.follower().build()) >= now.from()
        ? now.follower()
        : now.before();
  }

  /** What a transaction sees, or what is stored. */
  interface Snapshot {
    long positionOf(ViewBuild build);
  }
}
