package cordon.operations.operation;

import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Times;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Plans between the contract and the domain, and the hash by which a plan is approved. */
public final class PlanMessages {
  private static final String DEFAULT_CURRENCY = "USD";

  private PlanMessages() {}

  static Plan plan(cordon.operations.v1.Plan plan) {
    return new Plan(
        plan.getCodeName(),
        EnumNames.read(Purpose.class, plan.getPurpose()),
        plan.getCrimeAreasList().stream()
            .map(area -> EnumNames.read(CrimeArea.class, area))
            .toList(),
        plan.getLegalBasis(),
        plan.getLeadAgency(),
        EnumNames.read(HandlingLevel.class, plan.getHandlingLevel()),
        Times.read(plan.getStartTime()),
        Times.read(plan.getEndTime()),
        plan.getPhasesList().stream().map(PlanMessages::phase).toList(),
        plan.getObjectivesList().stream()
            .map(objective -> new Objective(objective.getIndicator(), objective.getTarget()))
            .toList(),
        plan.getReportCurrency().isEmpty() ? DEFAULT_CURRENCY : plan.getReportCurrency(),
        plan.getTotalsShared());
  }

  public static cordon.operations.v1.Plan message(Plan plan) {
    var message =
        cordon.operations.v1.Plan.newBuilder()
            .setCodeName(plan.codeName())
            .setPurpose(EnumNames.write(cordon.operations.v1.Purpose.class, plan.purpose()))
            .setLegalBasis(plan.legalBasis())
            .setLeadAgency(plan.leadAgency())
            .setHandlingLevel(
                EnumNames.write(cordon.operations.v1.HandlingLevel.class, plan.handlingLevel()))
            .setStartTime(Times.write(plan.start()))
            .setEndTime(Times.write(plan.end()))
            .setReportCurrency(plan.reportCurrency())
            .setTotalsShared(plan.totalsShared());
    plan.crimeAreas()
        .forEach(area ->
            message.addCrimeAreas(EnumNames.write(cordon.operations.v1.CrimeArea.class, area)));
    plan.phases()
        .forEach(phase ->
            message
                .addPhasesBuilder()
                .setKind(EnumNames.write(cordon.operations.v1.PhaseKind.class, phase.kind()))
                .setStartTime(Times.write(phase.start()))
                .setEndTime(Times.write(phase.end())));
    plan.objectives()
        .forEach(objective ->
            message
                .addObjectivesBuilder()
                .setIndicator(objective.indicator())
                .setTarget(objective.target()));
    return message.build();
  }

  /** SHA-256 over the bytes of the plan as it is kept, lower-case hexadecimal. */
  static String hash(Plan plan) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(message(plan).toByteArray());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static Phase phase(cordon.operations.v1.Phase phase) {
    return new Phase(
        EnumNames.read(PhaseKind.class, phase.getKind()),
        Times.read(phase.getStartTime()),
        Times.read(phase.getEndTime()));
  }
}
