package cordon.operations.operation;

import cordon.operations.operation.PlanAnnex.AbortCriterion;
import cordon.operations.operation.PlanAnnex.Communication;
import cordon.operations.operation.PlanAnnex.CommunicationStep;
import cordon.operations.operation.PlanAnnex.CoordinationUnit;
import cordon.operations.operation.PlanAnnex.LiaisonOfficer;
import cordon.operations.operation.PlanAnnex.Media;
import cordon.operations.operation.PlanAnnex.Protection;
import cordon.operations.operation.PlanAnnex.ReportKind;
import cordon.operations.operation.PlanAnnex.ReportingDuty;
import cordon.operations.operation.PlanAnnex.ResourceNeed;
import cordon.operations.operation.PlanAnnex.Risk;
import cordon.operations.operation.PlanAnnex.RiskImpact;
import cordon.operations.operation.PlanAnnex.RiskLikelihood;
import cordon.operations.operation.PlanAnnex.SelectionCriterion;
import cordon.operations.operation.PlanAnnex.Shift;
import cordon.operations.operation.PlanAnnex.Waiver;
import cordon.operations.v1.DailyCutOff;
import cordon.operations.v1.MediaPlan;
import cordon.operations.v1.ProtectionAnnex;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import org.jspecify.annotations.Nullable;

/** What a plan says beyond its core, between the contract and the domain. */
final class PlanAnnexMessages {
  private PlanAnnexMessages() {}

  static PlanAnnex annex(cordon.operations.v1.Plan plan) {
    return PlanAnnexBuilder.builder()
        .supportingAgencies(plan.getSupportingAgenciesList())
        .languages(plan.getLanguagesList())
        .situation(plan.getSituation())
        .area(plan.getArea())
        .instructions(plan.getInstructions())
        .teamComposition(plan.getTeamComposition())
        .technicalEquipment(plan.getTechnicalEquipment())
        .cooperation(plan.getCooperation())
        .logistics(plan.getLogistics())
        .rightsInstructions(plan.getRightsInstructions())
        .selectionCriteria(
            plan.getSelectionCriteriaList().stream()
                .map(row -> new SelectionCriterion(row.getKey(), row.getCriterion()))
                .toList())
        .commandPosts(
            plan.getCommandPostsList().stream().map(PlanAnnexMessages::commandPost).toList())
        .liaisonOfficers(
            plan.getLiaisonOfficersList().stream()
                .map(row ->
                    new LiaisonOfficer(
                        row.getCountry(),
                        row.getFunction(),
                        row.getAgency(),
                        Texts.read(row.getContact())))
                .toList())
        .coordinationUnits(
            plan.getCoordinationUnitsList().stream()
                .map(PlanAnnexMessages::coordinationUnit)
                .toList())
        .communications(
            plan.getCommunicationsList().stream()
                .map(row ->
                    new Communication(
                        EnumNames.read(CommunicationStep.class, row.getStep()),
                        row.getMeans(),
                        Texts.read(row.getRule())))
                .toList())
        .risks(plan.getRisksList().stream().map(PlanAnnexMessages::risk).toList())
        .resourceNeeds(
            plan.getResourceNeedsList().stream().map(PlanAnnexMessages::resourceNeed).toList())
        .reportingDuties(
            plan.getReportingDutiesList().stream()
                .map(row ->
                    new ReportingDuty(
                        EnumNames.read(ReportKind.class, row.getReport()),
                        row.getReporter(),
                        cutOff(row)))
                .toList())
        .protection(protection(plan.getProtection()))
        .media(media(plan.getMedia()))
        .abortCriteria(
            plan.getAbortCriteriaList().stream()
                .map(row -> new AbortCriterion(row.getKey(), row.getCriterion(), row.getDecider()))
                .toList())
        .waivers(
            plan.getWaiversList().stream()
                .map(row ->
                    new Waiver(
                        EnumNames.read(CompletenessPoint.class, row.getPoint()), row.getReason()))
                .toList())
        .build();
  }

  static void write(PlanAnnex annex, cordon.operations.v1.Plan.Builder plan) {
    plan.addAllSupportingAgencies(annex.supportingAgencies())
        .addAllLanguages(annex.languages())
        .setSituation(annex.situation())
        .setArea(annex.area())
        .setInstructions(annex.instructions())
        .setTeamComposition(annex.teamComposition())
        .setTechnicalEquipment(annex.technicalEquipment())
        .setCooperation(annex.cooperation())
        .setLogistics(annex.logistics())
        .setRightsInstructions(annex.rightsInstructions());
    annex
        .selectionCriteria()
        .forEach(row ->
            plan.addSelectionCriteriaBuilder().setKey(row.key()).setCriterion(row.criterion()));
    annex
        .commandPosts()
        .forEach(row ->
            plan.addCommandPostsBuilder()
                .setKey(row.key())
                .setFunction(row.function())
                .setAgency(row.agency())
                .setCountry(Texts.write(row.country()))
                .setReportsTo(Texts.write(row.reportsTo()))
                .setDeputy(Texts.write(row.deputy())));
    annex
        .liaisonOfficers()
        .forEach(row ->
            plan.addLiaisonOfficersBuilder()
                .setCountry(row.country())
                .setFunction(row.function())
                .setAgency(row.agency())
                .setContact(Texts.write(row.contact())));
    annex.coordinationUnits().forEach(row -> plan.addCoordinationUnits(message(row)));
    annex
        .communications()
        .forEach(row ->
            plan.addCommunicationsBuilder()
                .setStep(EnumNames.write(cordon.operations.v1.CommunicationStep.class, row.step()))
                .setMeans(row.means())
                .setRule(Texts.write(row.rule())));
    annex
        .risks()
        .forEach(row ->
            plan.addRisksBuilder()
                .setKey(row.key())
                .setTitle(row.title())
                .setLikelihood(
                    EnumNames.write(cordon.operations.v1.RiskLikelihood.class, row.likelihood()))
                .setImpact(EnumNames.write(cordon.operations.v1.RiskImpact.class, row.impact()))
                .setControl(row.control())
                .setOwner(row.owner()));
    annex.resourceNeeds().forEach(row -> plan.addResourceNeeds(message(row)));
    annex.reportingDuties().forEach(row -> plan.addReportingDuties(message(row)));
    if (annex.protection() != null) {
      plan.setProtection(message(annex.protection()));
    }
    if (annex.media() != null) {
      plan.setMedia(message(annex.media()));
    }
    annex
        .abortCriteria()
        .forEach(row ->
            plan.addAbortCriteriaBuilder()
                .setKey(row.key())
                .setCriterion(row.criterion())
                .setDecider(row.decider()));
    annex
        .waivers()
        .forEach(row ->
            plan.addWaiversBuilder()
                .setPoint(
                    EnumNames.write(cordon.operations.v1.CompletenessPoint.class, row.point()))
                .setReason(row.reason()));
  }

  private static CommandPost commandPost(cordon.operations.v1.CommandPost row) {
    return new CommandPost(
        row.getKey(),
        row.getFunction(),
        row.getAgency(),
        Texts.read(row.getCountry()),
        Texts.read(row.getReportsTo()),
        Texts.read(row.getDeputy()));
  }

  private static CoordinationUnit coordinationUnit(cordon.operations.v1.CoordinationUnit row) {
    return new CoordinationUnit(
        row.getKey(),
        row.getName(),
        row.getTimeZone(),
        row.getShiftsList().stream()
            .map(shift -> new Shift(shift.getStart(), shift.getEnd(), shift.getInCharge()))
            .toList());
  }

  private static cordon.operations.v1.CoordinationUnit message(CoordinationUnit row) {
    var message =
        cordon.operations.v1.CoordinationUnit.newBuilder()
            .setKey(row.key())
            .setName(row.name())
            .setTimeZone(row.zone());
    row.shifts()
        .forEach(shift ->
            message
                .addShiftsBuilder()
                .setStart(shift.start())
                .setEnd(shift.end())
                .setInCharge(shift.inCharge()));
    return message.build();
  }

  private static Risk risk(cordon.operations.v1.Risk row) {
    return new Risk(
        row.getKey(),
        row.getTitle(),
        EnumNames.read(RiskLikelihood.class, row.getLikelihood()),
        EnumNames.read(RiskImpact.class, row.getImpact()),
        row.getControl(),
        row.getOwner());
  }

  private static ResourceNeed resourceNeed(cordon.operations.v1.ResourceNeed row) {
    return new ResourceNeed(
        row.getKey(),
        row.getResource(),
        row.getQuantity(),
        row.getUnit(),
        row.hasNeededTime() ? Times.read(row.getNeededTime()) : null);
  }

  private static cordon.operations.v1.ResourceNeed message(ResourceNeed row) {
    var message =
        cordon.operations.v1.ResourceNeed.newBuilder()
            .setKey(row.key())
            .setResource(row.resource())
            .setQuantity(row.quantity())
            .setUnit(row.unit());
    if (row.needed() != null) {
      message.setNeededTime(Times.write(row.needed()));
    }
    return message.build();
  }

  private static CutOff cutOff(cordon.operations.v1.ReportingDuty row) {
    return switch (row.getCutOffCase()) {
      case DAILY -> new CutOff.Daily(row.getDaily().getLocalTime(), row.getDaily().getTimeZone());
      case HOURS_AFTER_EVENT -> new CutOff.AfterEvent(row.getHoursAfterEvent());
      case DAYS_AFTER_END -> new CutOff.AfterEnd(row.getDaysAfterEnd());
      case CUTOFF_NOT_SET -> throw new IllegalArgumentException("a cut-off is required");
    };
  }

  private static cordon.operations.v1.ReportingDuty message(ReportingDuty row) {
    var message =
        cordon.operations.v1.ReportingDuty.newBuilder()
            .setReport(EnumNames.write(cordon.operations.v1.ReportKind.class, row.report()))
            .setReporter(row.reporter());
    return switch (row.cutOff()) {
      case CutOff.Daily(String localTime, String zone) ->
          message
              .setDaily(DailyCutOff.newBuilder().setLocalTime(localTime).setTimeZone(zone))
              .build();
      case CutOff.AfterEvent(long hours) ->
          message.setHoursAfterEvent(Math.toIntExact(hours)).build();
      case CutOff.AfterEnd(long days) -> message.setDaysAfterEnd(Math.toIntExact(days)).build();
    };
  }

  private static @Nullable Protection protection(ProtectionAnnex annex) {
    return annex.equals(ProtectionAnnex.getDefaultInstance())
        ? null
        : new Protection(
            annex.getScreeningTeam(),
            annex.getScreeningTool(),
            annex.getReferral(),
            annex.getComplaints());
  }

  private static ProtectionAnnex message(Protection protection) {
    return ProtectionAnnex.newBuilder()
        .setScreeningTeam(protection.screeningTeam())
        .setScreeningTool(protection.screeningTool())
        .setReferral(protection.referral())
        .setComplaints(protection.complaints())
        .build();
  }

  private static @Nullable Media media(MediaPlan plan) {
    return plan.equals(MediaPlan.getDefaultInstance())
        ? null
        : new Media(
            plan.getSpokesperson(),
            plan.hasEmbargoTime() ? Times.read(plan.getEmbargoTime()) : null,
            plan.getRules());
  }

  private static MediaPlan message(Media media) {
    var message =
        MediaPlan.newBuilder().setSpokesperson(media.spokesperson()).setRules(media.rules());
    if (media.embargo() != null) {
      message.setEmbargoTime(Times.write(media.embargo()));
    }
    return message.build();
  }
}
