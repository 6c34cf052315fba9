package cordon.caveat;

import cordon.caveat.CaveatRule.Assurance;
import cordon.caveat.CaveatRule.ExcludedDays;
import cordon.caveat.CaveatRule.ExcludedKinds;
import cordon.caveat.CaveatRule.Hours;
import cordon.caveat.CaveatRule.InspectionOnly;
import cordon.caveat.CaveatRule.OnlyDays;
import cordon.caveat.CaveatRule.PriorApproval;
import cordon.operations.v1.LocalDays;
import cordon.platform.contract.EnumNames;
import java.util.List;

/** Caveats between the contract and the domain. */
public final class CaveatMessages {
  private CaveatMessages() {}

  /**
   * @throws IllegalArgumentException if it limits what this version does not know
   */
  public static Caveat read(cordon.operations.v1.Caveat caveat) {
    return new Caveat(caveat.getKey(), caveat.getNote(), rule(caveat));
  }

  private static CaveatRule rule(cordon.operations.v1.Caveat caveat) {
    return switch (caveat.getRuleCase()) {
      case EXCLUDED_KINDS -> new ExcludedKinds(kinds(caveat.getExcludedKinds().getKindsList()));
      case HOURS ->
          new Hours(
              caveat.getHours().getTimeZone(),
              caveat.getHours().getFrom(),
              caveat.getHours().getTo());
      case EXCLUDED_DAYS -> {
        LocalDays days = caveat.getExcludedDays();
        yield new ExcludedDays(days.getTimeZone(), days.getFirstDay(), days.getLastDay());
      }
      case ONLY_DAYS -> {
        LocalDays days = caveat.getOnlyDays();
        yield new OnlyDays(days.getTimeZone(), days.getFirstDay(), days.getLastDay());
      }
      case PRIOR_APPROVAL ->
          new PriorApproval(
              caveat.getPriorApproval().getAuthority(),
              kinds(caveat.getPriorApproval().getKindsList()));
      case INSPECTION_ONLY -> new InspectionOnly();
      case ASSURANCE ->
          new Assurance(EnumNames.read(AssuranceKind.class, caveat.getAssurance().getKind()));
      case RULE_NOT_SET -> throw new IllegalArgumentException("a caveat of no known kind");
    };
  }

  /** As the contract has it. */
  public static cordon.operations.v1.Caveat message(Caveat caveat) {
    var message =
        cordon.operations.v1.Caveat.newBuilder().setKey(caveat.key()).setNote(caveat.note());
    switch (caveat.rule()) {
      case ExcludedKinds(List<ActionKind> kinds) ->
          message.getExcludedKindsBuilder().addAllKinds(written(kinds));
      case Hours(String zone, String from, String to) ->
          message.getHoursBuilder().setTimeZone(zone).setFrom(from).setTo(to);
      case ExcludedDays(String zone, String first, String last) ->
          message.setExcludedDays(days(zone, first, last));
      case OnlyDays(String zone, String first, String last) ->
          message.setOnlyDays(days(zone, first, last));
      case PriorApproval(String authority, List<ActionKind> kinds) ->
          message.getPriorApprovalBuilder().setAuthority(authority).addAllKinds(written(kinds));
      case InspectionOnly _ -> message.getInspectionOnlyBuilder();
      case Assurance(AssuranceKind of) ->
          message
              .getAssuranceBuilder()
              .setKind(EnumNames.write(cordon.operations.v1.AssuranceKind.class, of));
    }
    return message.build();
  }

  private static LocalDays days(String zone, String first, String last) {
    return LocalDays.newBuilder().setTimeZone(zone).setFirstDay(first).setLastDay(last).build();
  }

  private static List<ActionKind> kinds(List<cordon.operations.v1.ActionKind> kinds) {
    return kinds.stream().map(one -> EnumNames.read(ActionKind.class, one)).toList();
  }

  private static List<cordon.operations.v1.ActionKind> written(List<ActionKind> kinds) {
    return kinds.stream()
        .map(one -> EnumNames.write(cordon.operations.v1.ActionKind.class, one))
        .toList();
  }
}
