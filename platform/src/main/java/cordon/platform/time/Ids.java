package cordon.platform.time;

import com.github.f4b6a3.uuid.UuidCreator;

/**
 * New ids as UUIDv7 text: ordered by time, because reading pages of random ids costs several times
 * as much, and without {@code :}, which separates an aggregate from its version.
 */
public final class Ids {
  private Ids() {}

  public static String next() {
    return UuidCreator.getTimeOrderedEpochPlus1().toString();
  }
}
