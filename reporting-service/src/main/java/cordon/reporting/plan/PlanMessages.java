package cordon.reporting.plan;

import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.EnumNames;
import cordon.platform.projection.EntryReader;
import cordon.tasking.v1.Task;

/** Reads what operations and tasking publish. */
public final class PlanMessages {
  /** What is observed of plans and tasks. */
  public static final EntryReader<PlanChange> READER =
      new EntryReader<PlanChange>()
          .from("operations")
          .on(Operation.parser(), PlanMessages::changed)
          .on(Participation.parser(), PlanMessages::partOf)
          .from("tasking")
          .on(Task.parser(), PlanMessages::known);

  private PlanMessages() {}

  private static PlanChange partOf(Participation part) {
    return new PlanChange.PartOf(
        part.getOperationId(), part.getCountry(), standing(part.getState()));
  }

  private static PlanChange known(Task task) {
    return new PlanChange.TaskKnown(
        task.getOperationId(), task.getTaskId(), task.getExecutorCountry());
  }

  private static Standing standing(ParticipationState state) {
    return switch (state) {
      case PARTICIPATION_STATE_INVITED -> Standing.INVITED;
      case PARTICIPATION_STATE_ACCEPTED -> Standing.ACCEPTED;
      case PARTICIPATION_STATE_DECLINED, PARTICIPATION_STATE_WITHDRAWN -> Standing.ENDED;
      case PARTICIPATION_STATE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("a participation in no known state");
    };
  }

  private static PlanChange changed(Operation operation) {
    var plan = operation.getApprovedRevision().getPlan();
    return new PlanChange.Changed(
        operation.getOperationId(),
        EnumNames.read(OperationState.class, operation.getState()),
        operation.hasApprovedRevision() ? plan.getReportCurrency() : null,
        plan.getTotalsShared());
  }
}
