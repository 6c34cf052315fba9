package cordon.operations.directory;

import java.util.List;
import java.util.Objects;

/**
 * When somebody is there, as calendars and clocks show it in the zone of the contact point.
 *
 * @param days of the week; 1 is Monday (ISO 8601)
 * @param from the first minute, {@code HH:MM}
 * @param to the minute after the last
 */
public record WorkingHours(List<Integer> days, String from, String to) {
  public WorkingHours {
    days = List.copyOf(Objects.requireNonNullElse(days, List.of()));
  }
}
