package cordon.platform.feed;

import cordon.platform.store.Mongo;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how long a service may act on what it knows of another. A change that takes a permission away
 * is in force everywhere once the lease has run out after it, whether every service has learnt of
 * it or not: by then nobody acts on knowledge of before. Every service of an installation should
 * have the same; each tells its own with the head of its feed, and where two differ, the shorter
 * one holds.
 *
 * @param length from the change to the moment from which it is in force
 */
public record KnowledgeLease(Duration length) {
  /**
   * Within this time after it was decided a command commits: the one that takes a permission away,
   * which is dated by its decision and learnt of after its commit, and the one that rests on it.
   */
  private static final Duration COMMITTED_WITHIN = Mongo.TIME_LIMIT;

  private static final Duration BOTH_COMMITTED_WITHIN = COMMITTED_WITHIN.multipliedBy(2);

  /**
   * @throws IllegalArgumentException if no command could be decided and committed within it
   */
  public KnowledgeLease {
    if (length.compareTo(BOTH_COMMITTED_WITHIN) <= 0) {
      throw new IllegalArgumentException(
          "cordon.lease has to be longer than " + BOTH_COMMITTED_WITHIN.toSeconds() + " s");
    }
  }

  /** From when a change of this moment is in force in every service. */
  public Instant inForce(Instant changed) {
    return changed.plus(length);
  }

  /**
   * How old knowledge may be when a command is decided on it; zero if none is young enough.
   *
   * @param ofSource the lease of the service that is known of, by which its changes come in force;
   *     null if it does not tell it
   */
  public Duration oldest(@Nullable Duration ofSource) {
    Duration shorter = ofSource == null || ofSource.compareTo(length) > 0 ? length : ofSource;
    Duration oldest = shorter.minus(BOTH_COMMITTED_WITHIN);
    return oldest.isNegative() ? Duration.ZERO : oldest;
  }

  /**
   * Whether a command may be decided on knowledge. Both moments are of the clock of whoever knows.
   *
   * @param known everything that was accepted before this moment is known
   * @param ofSource as {@link #oldest} takes it
   */
  public boolean covers(Instant known, Instant now, @Nullable Duration ofSource) {
    Duration oldest = oldest(ofSource);
    // Knowledge of a moment to come is that of a clock that has been set back since.
    return oldest.isPositive() && Duration.between(known, now).abs().compareTo(oldest) <= 0;
  }
}
