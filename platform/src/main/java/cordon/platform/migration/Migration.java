package cordon.platform.migration;

import com.mongodb.client.MongoDatabase;

/**
 * One step from one stored form to the next. It is never changed once it has been released; what
 * has to be otherwise is a further one.
 *
 * @param number from 1, without gaps, among those of its part
 * @param name what it does, in a few words of code alone
 * @param olderGoesOn whether code that does not know it can go on with what it leaves behind
 * @param step run again from its beginning if it fails half way, and perhaps beside itself or after
 *     later ones: a replica may freeze in it for as long as others take to go on
 */
public record Migration(int number, String name, boolean olderGoesOn, Step step) {

  /** What a migration does. */
  @FunctionalInterface
  public interface Step {
    /**
     * Changes what is stored. Each change names in its filter what it changes, so that a second run
     * changes nothing.
     *
     * @param database without the time limit of commands
     */
    void run(MongoDatabase database);
  }

  /**
   * Only adds: an index that is not unique, a component that may be absent. Replicas of the release
   * before go on beside it, and may start again.
   */
  public static Migration adding(int number, String name, Step step) {
    return new Migration(number, name, true, step);
  }

  /**
   * Leaves what the code before it would read wrongly or harm: that code does not start any more,
   * and has to be stopped before this runs.
   */
  public static Migration closing(int number, String name, Step step) {
    return new Migration(number, name, false, step);
  }
}
