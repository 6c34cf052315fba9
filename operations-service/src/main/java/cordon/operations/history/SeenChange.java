package cordon.operations.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of a record, as somebody sees it.
 *
 * @param place where a list goes on after it, sealed: in plain numbers it would tell how many are
 *     hidden
 * @param time when it was recorded; null where it cannot be read
 * @param action the method that made it; empty where it cannot be read
 * @param subject of who made it; null where that is not told
 * @param country theirs, ISO 3166-1 alpha-2; null for the secretariat, and where it is not told
 * @param withheld whether it is not told who made it
 * @param reason in the words of who made it, if the method asks for one
 * @param purpose for which they said that they act; null where it is not told
 */
public record SeenChange(
    String place,
    @Nullable Instant time,
    String action,
    @Nullable String subject,
    @Nullable String country,
    boolean withheld,
    @Nullable String reason,
    @Nullable String purpose) {

  /** The same, told as another one. */
  public SeenChange as(String toldAction) {
    return new SeenChange(place, time, toldAction, subject, country, withheld, reason, purpose);
  }

  /** The same, without what was said with it. */
  public SeenChange withoutReason() {
    return new SeenChange(place, time, action, subject, country, withheld, null, purpose);
  }

  boolean readable() {
    return time != null;
  }
}
