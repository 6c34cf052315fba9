package cordon.caveat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.stream.Stream;

/** Hours of every day as the clocks of a zone show them, also where they are changed. */
record LocalHours(ZoneId zone, LocalTime from, LocalTime to) {
  /** A day of the zone may have begun before that of the instant, and the next be without them. */
  private static final int DAYS = 4;

  static LocalHours of(CaveatRule.Hours hours) {
    return new LocalHours(
        ZoneId.of(hours.zone()), LocalTime.parse(hours.from()), LocalTime.parse(hours.to()));
  }

  Optional<Instant> opens(Instant after) {
    if (within(after)) {
      return Optional.of(after);
    }
    LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
    ZoneRules rules = zone.getRules();
    Stream<Instant> begins =
        Stream.iterate(day, one -> one.plusDays(1))
            .limit(DAYS)
            .flatMap(one -> instants(rules, one.atTime(from)));
    // A change of clocks may lead into the hours without their beginning.
    Stream<Instant> change =
        Stream.ofNullable(rules.nextTransition(after)).map(ZoneOffsetTransition::getInstant);
    return Stream.concat(begins, change)
        .filter(one -> one.isAfter(after) && within(one))
        .min(Instant::compareTo);
  }

  private boolean within(Instant at) {
    LocalTime time = at.atZone(zone).toLocalTime();
    return from.isBefore(to)
        ? !time.isBefore(from) && time.isBefore(to)
        : !time.isBefore(from) || time.isBefore(to);
  }

  /** When clocks show a time: twice where they are set back, and never where it is left out. */
  private static Stream<Instant> instants(ZoneRules rules, LocalDateTime shown) {
    return rules.getValidOffsets(shown).stream().map(shown::toInstant);
  }
}
