package cordon.platform.contract;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Instants as the contract has them; milliseconds are kept, what is finer is cut. */
public final class Times {
  private Times() {}

  public static Timestamp write(@Nullable Instant time) {
    if (time == null) {
      return Timestamp.getDefaultInstance();
    }
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  public static Instant read(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).truncatedTo(ChronoUnit.MILLIS);
  }
}
