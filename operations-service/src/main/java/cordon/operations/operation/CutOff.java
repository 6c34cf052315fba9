package cordon.operations.operation;

import cordon.platform.store.Kinds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** By when a report is owed. Stored with an explicit {@code kind}. */
public sealed interface CutOff {
  /** Every kind with the name under which it is stored. */
  Kinds<CutOff> KINDS =
      Kinds.of(CutOff.class)
          .kind("daily", Daily.class)
          .kind("after_event", AfterEvent.class)
          .kind("after_end", AfterEnd.class)
          .all();

  /**
   * The next time at which a report is owed, in the course of a plan; empty where that is not known
   * before something has happened, or it has passed.
   */
  default Optional<Instant> next(Plan plan, Instant now) {
    return switch (this) {
      case Daily daily ->
          Optional.of(daily.after(now.isBefore(plan.start()) ? plan.start() : now))
              .filter(due -> !due.isAfter(plan.end()));
      case AfterEvent _ -> Optional.empty();
      case AfterEnd after ->
          Optional.of(plan.end().plus(Duration.ofDays(after.days()))).filter(now::isBefore);
    };
  }

  /**
   * Each day.
   *
   * @param localTime as hours and minutes, e.g. {@code 18:00}
   * @param zone IANA time zone
   */
  record Daily(String localTime, String zone) implements CutOff {
    /** The first after a time; where clocks are put forward over it, when they have been. */
    Instant after(Instant time) {
      ZoneId at = ZoneId.of(zone);
      LocalTime hour = LocalTime.parse(localTime);
      LocalDate day = time.atZone(at).toLocalDate();
      Instant today = day.atTime(hour).atZone(at).toInstant();
      return today.isAfter(time) ? today : day.plusDays(1).atTime(hour).atZone(at).toInstant();
    }
  }

  /** So many hours after what is reported. */
  record AfterEvent(long hours) implements CutOff {}

  /** So many days after the operation's end. */
  record AfterEnd(long days) implements CutOff {}
}
