package cordon.operations.operation;

import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.refusal.RejectedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Plans between the contract and the domain, and the hash by which a plan is approved. */
public final class PlanMessages {

  /** Two of them, the one in force and the one in work, go into one entry of the journal. */
  private static final int LARGEST = 240 * 1024;

  private PlanMessages() {}

  /**
   * @throws RejectedException INCONSISTENT if it is larger than plans may be
   */
  public static Plan plan(cordon.operations.v1.Plan plan) {
    if (plan.getSerializedSize() > LARGEST) {
      throw RejectedException.inconsistent(
          "plan", "plan.size", "The plan is larger than 240 KiB; shorten its texts.");
    }
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
        plan.getObjectivesList().stream().map(PlanMessages::objective).toList(),
        plan.getReportCurrency().isEmpty() ? Plan.DEFAULT_CURRENCY : plan.getReportCurrency(),
        plan.getTotalsShared(),
        PlanAnnexMessages.annex(plan));
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
                .setEndTime(Times.write(phase.end()))
                .setGate(Texts.write(phase.gate())));
    plan.objectives().forEach(objective -> message.addObjectives(message(objective)));
    PlanAnnexMessages.write(plan.annexOrNone(), message);
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
        Times.read(phase.getEndTime()),
        Texts.read(phase.getGate()));
  }

  private static Objective objective(cordon.operations.v1.Objective objective) {
    return new Objective(
        objective.getIndicator(),
        objective.getTarget(),
        objective.hasBaseline() ? objective.getBaseline() : null,
        Texts.read(objective.getMethod()),
        objective.hasEvaluationTime() ? Times.read(objective.getEvaluationTime()) : null,
        Texts.read(objective.getCountry()));
  }

  private static cordon.operations.v1.Objective message(Objective objective) {
    var message =
        cordon.operations.v1.Objective.newBuilder()
            .setIndicator(objective.indicator())
            .setTarget(objective.target())
            .setMethod(Texts.write(objective.method()))
            .setCountry(Texts.write(objective.country()));
    if (objective.baseline() != null) {
      message.setBaseline(objective.baseline());
    }
    if (objective.evaluation() != null) {
      message.setEvaluationTime(Times.write(objective.evaluation()));
    }
    return message.build();
  }
}
