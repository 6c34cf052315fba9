package cordon.operations.order;

import cordon.operations.v1.OrderAdministration;
import cordon.operations.v1.OrderCommunications;
import cordon.operations.v1.OrderContent;
import cordon.operations.v1.OrderHumanRights;
import cordon.operations.v1.OrderInformation;
import cordon.operations.v1.OrderIntention;
import cordon.operations.v1.OrderMethod;
import cordon.operations.v1.OrderRisk;
import cordon.operations.v1.Plan;

/** The seven sections of an order (IIMARCH) out of a plan. */
final class OrderContentMessages {
  private OrderContentMessages() {}

  static OrderContent content(Plan plan) {
    return OrderContent.newBuilder()
        .setCodeName(plan.getCodeName())
        .setInformation(information(plan))
        .setIntention(intention(plan))
        .setMethod(method(plan))
        .setAdministration(administration(plan))
        .setRiskAssessment(OrderRisk.newBuilder().addAllRisks(plan.getRisksList()))
        .setCommunications(communications(plan))
        .setHumanRights(humanRights(plan))
        .build();
  }

  private static OrderInformation information(Plan plan) {
    return OrderInformation.newBuilder()
        .setSituation(plan.getSituation())
        .setArea(plan.getArea())
        .addAllCrimeAreas(plan.getCrimeAreasList())
        .setLegalBasis(plan.getLegalBasis())
        .setLeadAgency(plan.getLeadAgency())
        .addAllSupportingAgencies(plan.getSupportingAgenciesList())
        .setCooperation(plan.getCooperation())
        .build();
  }

  private static OrderIntention intention(Plan plan) {
    return OrderIntention.newBuilder()
        .setPurpose(plan.getPurpose())
        .setStartTime(plan.getStartTime())
        .setEndTime(plan.getEndTime())
        .addAllObjectives(plan.getObjectivesList())
        .setReportCurrency(plan.getReportCurrency())
        .build();
  }

  private static OrderMethod method(Plan plan) {
    return OrderMethod.newBuilder()
        .addAllPhases(plan.getPhasesList())
        .setInstructions(plan.getInstructions())
        .setTeamComposition(plan.getTeamComposition())
        .addAllCommandPosts(plan.getCommandPostsList())
        .addAllAbortCriteria(plan.getAbortCriteriaList())
        .build();
  }

  private static OrderAdministration administration(Plan plan) {
    var message =
        OrderAdministration.newBuilder()
            .addAllResourceNeeds(plan.getResourceNeedsList())
            .setTechnicalEquipment(plan.getTechnicalEquipment())
            .setLogistics(plan.getLogistics())
            .addAllReportingDuties(plan.getReportingDutiesList());
    if (plan.hasMedia()) {
      message.setMedia(plan.getMedia());
    }
    return message.build();
  }

  private static OrderCommunications communications(Plan plan) {
    return OrderCommunications.newBuilder()
        .addAllCommunications(plan.getCommunicationsList())
        .addAllCoordinationUnits(plan.getCoordinationUnitsList())
        .addAllLiaisonOfficers(plan.getLiaisonOfficersList())
        .addAllLanguages(plan.getLanguagesList())
        .build();
  }

  private static OrderHumanRights humanRights(Plan plan) {
    var message = OrderHumanRights.newBuilder().setRightsInstructions(plan.getRightsInstructions());
    if (plan.hasProtection()) {
      message.setProtection(plan.getProtection());
    }
    return message.build();
  }
}
