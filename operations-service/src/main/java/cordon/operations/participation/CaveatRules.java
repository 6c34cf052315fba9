package cordon.operations.participation;

import cordon.caveat.ActionKind;
import cordon.caveat.Caveat;
import cordon.caveat.CaveatRule.Assurance;
import cordon.caveat.CaveatRule.ExcludedDays;
import cordon.caveat.CaveatRule.ExcludedKinds;
import cordon.caveat.CaveatRule.Hours;
import cordon.caveat.CaveatRule.InspectionOnly;
import cordon.caveat.CaveatRule.OnlyDays;
import cordon.caveat.CaveatRule.PriorApproval;
import cordon.caveat.Caveats;
import cordon.operations.OperationsReason;
import cordon.operations.operation.Invitation;
import cordon.platform.refusal.RejectedException;
import cordon.platform.time.Zones;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What caveats have to keep beyond the contract's own rules, each and together. */
final class CaveatRules {
  private CaveatRules() {}

  /**
   * Each has a key of its own, a zone that there is, and limits that can be; this needs nothing of
   * the participation.
   *
   * @throws RejectedException INCONSISTENT, with the field
   */
  static void requireForm(List<Caveat> caveats) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < caveats.size(); i++) {
      Caveat caveat = caveats.get(i);
      String field = "caveats[" + i + "]";
      if (!keys.add(caveat.key())) {
        throw RejectedException.inconsistent(
            field + ".key", "repeated.unique", "The key stands twice; give each its own.");
      }
      switch (caveat.rule()) {
        case Hours(String zone, String from, String to) -> {
          var _ = Zones.require(zone, field + ".hours.time_zone");
          if (from.equals(to)) {
            throw RejectedException.inconsistent(
                field + ".hours.to",
                "hours.empty",
                "The hours end when they begin; exclude kinds, or leave the caveat out.");
          }
        }
        case ExcludedDays(String zone, String first, String last) -> {
          var _ = Zones.require(zone, field + ".excluded_days.time_zone");
          requireOrder(first, last, field + ".excluded_days.last_day");
        }
        case OnlyDays(String zone, String first, String last) -> {
          var _ = Zones.require(zone, field + ".only_days.time_zone");
          requireOrder(first, last, field + ".only_days.last_day");
        }
        case ExcludedKinds _, PriorApproval _, InspectionOnly _, Assurance _ -> {}
      }
    }
  }

  /**
   * Together they leave a kind of action, and a time in the operation. The refusal tells no times:
   * whoever has not accepted yet may know of the plan what the invitation shows, and no more.
   *
   * @param plan what a country is shown of it, if that was kept; its end is the first instant after
   *     the operation
   * @throws RejectedException CAVEATS_CONTRADICT, with the keys of those that do
   */
  static void requireTogether(List<Caveat> caveats, @Nullable Invitation plan) {
    if (Arrays.stream(ActionKind.values())
        .allMatch(kind -> new Caveats(caveats).against(kind).isPresent())) {
      throw contradiction(
          noKind(caveats), "Together these caveats allow no kind of action; change one of them.");
    }
    if (plan == null) {
      return;
    }
    noTime(caveats, plan.start(), plan.end().minusMillis(1))
        .ifPresent(some -> {
          throw contradiction(
              some,
              some.size() == 1
                  ? "There is no time in the operation, by its plan in force, that this caveat allows; change it."
                  : "There is no time in the operation, by its plan in force, that all of these caveats allow; change one of them.");
        });
  }

  /** Inspection only and what excludes inspections, or else all that exclude kinds. */
  private static List<Caveat> noKind(List<Caveat> caveats) {
    Optional<Caveat> only =
        caveats.stream().filter(one -> one.rule() instanceof InspectionOnly).findFirst();
    List<Caveat> exclude =
        caveats.stream().filter(one -> one.rule() instanceof ExcludedKinds).toList();
    return only.map(one ->
            List.of(
                one,
                exclude.stream()
                    .filter(other -> !other.rule().allows(ActionKind.INSPECTION))
                    .findFirst()
                    .orElseThrow()))
        .orElse(exclude);
  }

  /** The fewest that leave no time: one, two, or all that limit it. */
  private static Optional<List<Caveat>> noTime(List<Caveat> caveats, Instant first, Instant last) {
    List<Caveat> ofTime =
        caveats.stream()
            .filter(one ->
                one.rule() instanceof Hours
                    || one.rule() instanceof ExcludedDays
                    || one.rule() instanceof OnlyDays)
            .toList();
    if (!new Caveats(ofTime).exclude(first, last)) {
      return Optional.empty();
    }
    for (int i = 0; i < ofTime.size(); i++) {
      for (int j = 0; j <= i; j++) {
        List<Caveat> some = i == j ? List.of(ofTime.get(i)) : List.of(ofTime.get(j), ofTime.get(i));
        if (new Caveats(some).exclude(first, last)) {
          return Optional.of(some);
        }
      }
    }
    return Optional.of(ofTime);
  }

  private static RejectedException contradiction(List<Caveat> some, String sentence) {
    return new RejectedException(OperationsReason.CAVEATS_CONTRADICT, sentence)
        .with("caveats", some.stream().map(Caveat::key).collect(Collectors.joining(",")));
  }

  private static void requireOrder(String first, String last, String field) {
    if (first.compareTo(last) > 0) {
      throw RejectedException.inconsistent(
          field, "days.order", "The last day is before the first; give the same or a later one.");
    }
  }
}
