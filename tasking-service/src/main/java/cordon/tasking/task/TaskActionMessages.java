package cordon.tasking.task;

import cordon.platform.contract.EnumNames;
import cordon.tasking.task.TaskAction.Arrest;
import cordon.tasking.task.TaskAction.AssetFreeze;
import cordon.tasking.task.TaskAction.Awareness;
import cordon.tasking.task.TaskAction.EvidenceCollection;
import cordon.tasking.task.TaskAction.InfrastructureTakedown;
import cordon.tasking.task.TaskAction.Inspection;
import cordon.tasking.task.TaskAction.Raid;
import cordon.tasking.task.TaskAction.ReturnRoute;
import cordon.tasking.task.TaskAction.SearchAndRescue;
import cordon.tasking.task.TaskAction.SuspectReturn;
import cordon.tasking.task.TaskAction.VictimRepatriation;
import cordon.tasking.task.TaskAction.WorkingGroupDeployment;
import cordon.tasking.v1.TaskSpec;

/** The kinds of task between the contract and the domain; a new kind is added here twice. */
final class TaskActionMessages {
  private TaskActionMessages() {}

  static TaskAction action(TaskSpec spec) {
    return switch (spec.getActionCase()) {
      case RAID -> new Raid(spec.getRaid().getSite());
      case INSPECTION -> new Inspection(spec.getInspection().getSite());
      case ARREST -> new Arrest(spec.getArrest().getWarrantReference());
      case SEARCH_AND_RESCUE ->
          new SearchAndRescue(
              spec.getSearchAndRescue().getSite(), spec.getSearchAndRescue().getExpectedPersons());
      case VICTIM_REPATRIATION ->
          new VictimRepatriation(spec.getVictimRepatriation().getReceivingCountry());
      case SUSPECT_RETURN ->
          new SuspectReturn(EnumNames.read(ReturnRoute.class, spec.getSuspectReturn().getRoute()));
      case ASSET_FREEZE -> new AssetFreeze(spec.getAssetFreeze().getInstitution());
      case INFRASTRUCTURE_TAKEDOWN ->
          new InfrastructureTakedown(spec.getInfrastructureTakedown().getScope());
      case EVIDENCE_COLLECTION -> new EvidenceCollection(spec.getEvidenceCollection().getScope());
      case AWARENESS -> new Awareness(spec.getAwareness().getAudience());
      case WORKING_GROUP_DEPLOYMENT ->
          new WorkingGroupDeployment(spec.getWorkingGroupDeployment().getHostCountry());
      case ACTION_NOT_SET ->
          throw new IllegalArgumentException("the contract's rules let no spec without action by");
    };
  }

  static void write(TaskSpec.Builder spec, TaskAction action) {
    switch (action) {
      case Raid(String site) -> spec.getRaidBuilder().setSite(site);
      case Inspection(String site) -> spec.getInspectionBuilder().setSite(site);
      case Arrest(String reference) -> spec.getArrestBuilder().setWarrantReference(reference);
      case SearchAndRescue(String site, int expected) ->
          spec.getSearchAndRescueBuilder().setSite(site).setExpectedPersons(expected);
      case VictimRepatriation(String country) ->
          spec.getVictimRepatriationBuilder().setReceivingCountry(country);
      case SuspectReturn(ReturnRoute route) ->
          spec.getSuspectReturnBuilder()
              .setRoute(EnumNames.write(cordon.tasking.v1.ReturnRoute.class, route));
      case AssetFreeze(String institution) ->
          spec.getAssetFreezeBuilder().setInstitution(institution);
      case InfrastructureTakedown(String scope) ->
          spec.getInfrastructureTakedownBuilder().setScope(scope);
      case EvidenceCollection(String scope) -> spec.getEvidenceCollectionBuilder().setScope(scope);
      case Awareness(String audience) -> spec.getAwarenessBuilder().setAudience(audience);
      case WorkingGroupDeployment(String country) ->
          spec.getWorkingGroupDeploymentBuilder().setHostCountry(country);
    }
  }
}
