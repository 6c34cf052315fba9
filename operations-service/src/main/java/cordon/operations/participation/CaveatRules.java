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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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
    requireAny(
        caveats,
        CaveatRules::allowNoKind,
        "Together these caveats allow no kind of action; change one of them.");
    if (plan != null) {
      requireAny(
          caveats,
          some -> some.exclude(plan.start(), plan.end().minusMillis(1)),
          "There is no time in the operation, by its plan in force, that these caveats allow; change one of them.");
    }
  }

  /** Some of these that contradict, of which none can be left out. */
  private static List<Caveat> fewest(List<Caveat> caveats, Predicate<Caveats> contradict) {
    var some = new ArrayList<>(caveats);
    for (Caveat one : caveats) {
      some.remove(one);
      if (!contradict.test(new Caveats(some))) {
        some.add(one);
      }
    }
    return some;
  }

  private static boolean allowNoKind(Caveats caveats) {
    return Arrays.stream(ActionKind.values()).allMatch(kind -> caveats.against(kind).isPresent());
  }

  private static void requireAny(
      List<Caveat> caveats, Predicate<Caveats> contradict, String sentence) {
    if (contradict.test(new Caveats(caveats))) {
      throw new RejectedException(OperationsReason.CAVEATS_CONTRADICT, sentence)
          .with(
              "caveats",
              fewest(caveats, contradict).stream()
                  .map(Caveat::key)
                  .collect(Collectors.joining(",")));
    }
  }

  private static void requireOrder(String first, String last, String field) {
    if (first.compareTo(last) > 0) {
      throw RejectedException.inconsistent(
          field, "days.order", "The last day is before the first; give the same or a later one.");
    }
  }
}
