package cordon.platform.call;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.Optional;

/**
 * Times and durations that JSON can write: {@code google.protobuf.Timestamp} from
 * 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z (RFC 3339, section 1, has years of four
 * digits), {@code google.protobuf.Duration} of up to 10,000 years, whose parts have one sign. Cut
 * to milliseconds, both stay within.
 */
final class TimeRules {
  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final long MOST_SECONDS = 315_576_000_000L;
  private static final int MOST_NANOS = 999_999_999;

  private TimeRules() {}

  /** Whether a message is one of these, whatever its class. */
  static boolean apply(Message message) {
    return is(message, Timestamp.getDescriptor()) || is(message, Duration.getDescriptor());
  }

  static Optional<Broken> broken(Message message, String at) {
    if (is(message, Timestamp.getDescriptor())) {
      return isTime(seconds(message), nanos(message))
          ? Optional.empty()
          : Optional.of(
              Broken.value(
                  at,
                  "timestamp.range",
                  "must be a time from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z, in"
                      + " seconds and 0 to 999999999 nanoseconds"));
    }
    if (is(message, Duration.getDescriptor())) {
      return isDuration(seconds(message), nanos(message))
          ? Optional.empty()
          : Optional.of(
              Broken.value(
                  at,
                  "duration.range",
                  "must be a duration of up to 315576000000 seconds, with up to 999999999"
                      + " nanoseconds of the same sign"));
    }
    return Optional.empty();
  }

  private static boolean isTime(long seconds, int nanos) {
    return seconds >= FIRST_SECOND && seconds <= LAST_SECOND && nanos >= 0 && nanos <= MOST_NANOS;
  }

  private static boolean isDuration(long seconds, int nanos) {
    return seconds >= -MOST_SECONDS
        && seconds <= MOST_SECONDS
        && nanos >= -MOST_NANOS
        && nanos <= MOST_NANOS
        && Long.signum(seconds) * Integer.signum(nanos) >= 0;
  }

  private static boolean is(Message message, Descriptor type) {
    return message.getDescriptorForType().getFullName().equals(type.getFullName());
  }

  private static long seconds(Message message) {
    return (Long) message.getField(message.getDescriptorForType().findFieldByNumber(1));
  }

  private static int nanos(Message message) {
    return (Integer) message.getField(message.getDescriptorForType().findFieldByNumber(2));
  }
}
