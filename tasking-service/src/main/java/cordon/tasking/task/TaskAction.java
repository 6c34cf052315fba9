package cordon.tasking.task;

import cordon.platform.store.Kinds;

/** What kind of act is asked, with what that kind needs. Stored with an explicit {@code kind}. */
public sealed interface TaskAction {
  /** Every kind with the name under which it is stored. */
  Kinds<TaskAction> KINDS =
      Kinds.of(TaskAction.class)
          .kind("raid", Raid.class)
          .kind("inspection", Inspection.class)
          .kind("arrest", Arrest.class)
          .kind("search_and_rescue", SearchAndRescue.class)
          .kind("victim_repatriation", VictimRepatriation.class)
          .kind("suspect_return", SuspectReturn.class)
          .kind("asset_freeze", AssetFreeze.class)
          .kind("infrastructure_takedown", InfrastructureTakedown.class)
          .kind("evidence_collection", EvidenceCollection.class)
          .kind("awareness", Awareness.class)
          .kind("working_group_deployment", WorkingGroupDeployment.class)
          .all();

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
