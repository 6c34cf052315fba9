package cordon.tasking.task;

import java.util.List;

/** What kind of act is asked, with what that kind needs. Stored with an explicit {@code kind}. */
public sealed interface TaskAction {
  /** Every kind; a switch over the sealed type tells the compiler when one is missing. */
  List<Class<? extends TaskAction>> KINDS =
      List.of(
          Raid.class,
          Inspection.class,
          Arrest.class,
          SearchAndRescue.class,
          VictimRepatriation.class,
          SuspectReturn.class,
          AssetFreeze.class,
          InfrastructureTakedown.class,
          EvidenceCollection.class,
          Awareness.class,
          WorkingGroupDeployment.class);

  /** The name under which the kind is stored. */
  default String kind() {
    return switch (this) {
      case Raid _ -> "raid";
      case Inspection _ -> "inspection";
      case Arrest _ -> "arrest";
      case SearchAndRescue _ -> "search_and_rescue";
      case VictimRepatriation _ -> "victim_repatriation";
      case SuspectReturn _ -> "suspect_return";
      case AssetFreeze _ -> "asset_freeze";
      case InfrastructureTakedown _ -> "infrastructure_takedown";
      case EvidenceCollection _ -> "evidence_collection";
      case Awareness _ -> "awareness";
      case WorkingGroupDeployment _ -> "working_group_deployment";
    };
  }

  /** An entry by force into a place. */
  record Raid(String site) implements TaskAction {}

  /** A visit to a place under the law that lets officers look. */
  record Inspection(String site) implements TaskAction {}

  /** An arrest on a notice or a warrant. */
  record Arrest(String warrantReference) implements TaskAction {}

  /** Finding people; the number expected is 0 when unknown. */
  record SearchAndRescue(String site, int expectedPersons) implements TaskAction {}

  /** Bringing victims home. */
  record VictimRepatriation(String receivingCountry) implements TaskAction {}

  /** Return of a suspect by a named route. */
  record SuspectReturn(ReturnRoute route) implements TaskAction {}

  /** A stop-payment or freeze. */
  record AssetFreeze(String institution) implements TaskAction {}

  /** Taking domains, servers or numbers out of service. */
  record InfrastructureTakedown(String scope) implements TaskAction {}

  /** Collecting evidence. */
  record EvidenceCollection(String scope) implements TaskAction {}

  /** Making people aware. */
  record Awareness(String audience) implements TaskAction {}

  /** Officers of several countries deployed together. */
  record WorkingGroupDeployment(String hostCountry) implements TaskAction {}

  /** The legal route of a return. */
  enum ReturnRoute {
    EXTRADITION,
    DEPORTATION,
    TRANSFER
  }
}
