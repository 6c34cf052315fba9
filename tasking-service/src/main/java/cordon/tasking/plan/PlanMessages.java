package cordon.tasking.plan;

import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.EnumNames;
import cordon.platform.projection.EntryReader;

/** Reads what operations publishes. */
final class PlanMessages {
  static final String SOURCE = "operations";

  /** What is observed of plans. */
  static final EntryReader<PlanChange> READER =
      new EntryReader<PlanChange>()
          .from(SOURCE)
          .on(Operation.parser(), PlanMessages::stateOf)
          .on(Participation.parser(), PlanMessages::partOf);

  private PlanMessages() {}

  private static PlanChange stateOf(Operation operation) {
    return new PlanChange.StateOf(
        operation.getOperationId(), EnumNames.read(OperationState.class, operation.getState()));
  }

  private static PlanChange partOf(Participation participation) {
    return new PlanChange.PartOf(
        participation.getOperationId(),
        participation.getCountry(),
        standing(participation.getState()));
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
}
