package cordon.caveat;

import cordon.platform.store.Kinds;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a caveat limits. Each kind limits one thing and allows all else. Stored with an explicit
 * {@code kind}.
 */
public sealed interface CaveatRule {
  /** Every kind with the name under which it is stored: that of its arm in the contract. */
  Kinds<CaveatRule> KINDS =
      Kinds.of(CaveatRule.class)
          .kind("excluded_kinds", ExcludedKinds.class)
          .kind("hours", Hours.class)
          .kind("excluded_days", ExcludedDays.class)
          .kind("only_days", OnlyDays.class)
          .kind("prior_approval", PriorApproval.class)
          .kind("inspection_only", InspectionOnly.class)
          .kind("assurance", Assurance.class)
          .all();

  /** Whether an action of this kind may be carried out at all. */
  default boolean allows(ActionKind action) {
    return switch (this) {
      case ExcludedKinds(List<ActionKind> kinds) -> !kinds.contains(action);
      case InspectionOnly _ -> action == ActionKind.INSPECTION;
      case Hours _, ExcludedDays _, OnlyDays _, PriorApproval _, Assurance _ -> true;
    };
  }

  /** The first instant not before another at which it allows an action, if there is one. */
  default Optional<Instant> opens(Instant from) {
    return switch (this) {
      case Hours hours -> LocalHours.of(hours).opens(from);
      case ExcludedDays(String zone, String first, String last) -> {
        LocalDate day = day(from, zone);
        boolean excluded =
            !day.isBefore(LocalDate.parse(first)) && !day.isAfter(LocalDate.parse(last));
        yield Optional.of(excluded ? start(LocalDate.parse(last).plusDays(1), zone) : from);
      }
      case OnlyDays(String zone, String first, String last) -> {
        LocalDate day = day(from, zone);
        if (day.isAfter(LocalDate.parse(last))) {
          yield Optional.empty();
        }
        yield Optional.of(
            day.isBefore(LocalDate.parse(first)) ? start(LocalDate.parse(first), zone) : from);
      }
      case ExcludedKinds _, PriorApproval _, InspectionOnly _, Assurance _ -> Optional.of(from);
    };
  }

  private static LocalDate day(Instant at, String zone) {
    return at.atZone(ZoneId.of(zone)).toLocalDate();
  }

  private static Instant start(LocalDate day, String zone) {
    return day.atStartOfDay(ZoneId.of(zone)).toInstant();
  }

  /** No actions of these kinds. */
  record ExcludedKinds(List<ActionKind> kinds) implements CaveatRule {
    public ExcludedKinds {
      kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }
  }

  /**
   * Actions within hours of the day alone, as clocks show them.
   *
   * @param zone IANA time zone
   * @param from {@code HH:MM}
   * @param to {@code HH:MM}, which is outside; before {@code from} it is that of the next day
   */
  record Hours(String zone, String from, String to) implements CaveatRule {}

  /**
   * No action on these days.
   *
   * @param zone IANA time zone
   * @param first {@code YYYY-MM-DD}
   * @param last the last of them
   */
  record ExcludedDays(String zone, String first, String last) implements CaveatRule {}

  /** Actions on these days alone. */
  record OnlyDays(String zone, String first, String last) implements CaveatRule {}

  /**
   * Actions need the approval of an authority.
   *
   * @param kinds of action; all where there are none
   */
  record PriorApproval(String authority, List<ActionKind> kinds) implements CaveatRule {
    public PriorApproval {
      kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }

    boolean covers(ActionKind action) {
      return kinds.isEmpty() || kinds.contains(action);
    }
  }

  /** Inspections alone. */
  record InspectionOnly() implements CaveatRule {}

  /** What the country needs to be assured of; no action is held to it. */
  record Assurance(AssuranceKind of) implements CaveatRule {}
}
