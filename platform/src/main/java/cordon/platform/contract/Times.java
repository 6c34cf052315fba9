package cordon.platform.contract;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants as the contract has them: milliseconds are kept, what is finer is cut. Requests with
 * times that JSON cannot write are refused before they come here; what was stored or journaled
 * before that rule is read and written as the nearest time that can be, so that one row never keeps
 * others from being read.
 */
public final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Times() {}

  public static Timestamp write(@Nullable Instant time) {
    if (time == null) {
      return Timestamp.getDefaultInstance();
    }
    Instant within = within(time);
    return Timestamp.newBuilder()
        .setSeconds(within.getEpochSecond())
        .setNanos(within.getNano())
        .build();
  }

  /** Never fails, whatever the numbers are. */
  public static Instant read(Timestamp time) {
    long seconds =
        Math.clamp(time.getSeconds(), FIRST.getEpochSecond() - 1, LAST.getEpochSecond() + 1);
    int nanos = Math.clamp(time.getNanos(), 0, 999_999_999);
    return within(Instant.ofEpochSecond(seconds, nanos)).truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant within(Instant time) {
    if (time.isBefore(FIRST)) {
      return FIRST;
    }
    return time.isAfter(LAST.plusNanos(999_999)) ? LAST : time;
  }
}
