package cordon.operations.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What is said of a meeting: as it is planned, and once it is held as it was.
 *
 * @param time when it begins, or began
 * @param place empty for one by video alone
 * @param countries ISO 3166-1 alpha-2 of those that are invited, or were present
 */
public record MeetingSpec(
    String title,
    MeetingKind kind,
    Instant time,
    String place,
    boolean byVideo,
    List<String> countries,
    String agenda) {
  public MeetingSpec {
    countries = List.copyOf(Objects.requireNonNullElse(countries, List.of()));
  }
}
