package cordon.tasking.plan;

import com.google.protobuf.InvalidProtocolBufferException;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.EnumNames;
import cordon.platform.journal.Entry;
import java.util.Optional;

/** Reads what operations publishes. */
final class PlanMessages {
  static final String OPERATION = Operation.getDescriptor().getFullName();
  static final String PARTICIPATION = Participation.getDescriptor().getFullName();

  private PlanMessages() {}

  /**
   * What the entry says, or nothing if it is of another type.
   *
   * @throws IllegalArgumentException if it cannot be read; its aggregate is then parked
   */
  static Optional<PlanChange> read(Entry entry) {
    try {
      byte[] bytes = entry.resource().getData();
      if (entry.type().equals(OPERATION)) {
        Operation operation = Operation.parseFrom(bytes);
        return Optional.of(
            new PlanChange.StateOf(
                operation.getOperationId(),
                EnumNames.read(OperationState.class, operation.getState())));
      }
      if (entry.type().equals(PARTICIPATION)) {
        Participation participation = Participation.parseFrom(bytes);
        return Optional.of(
            new PlanChange.PartOf(
                participation.getOperationId(),
                participation.getCountry(),
                standing(participation.getState())));
      }
      return Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("an entry of operations cannot be read", e);
    }
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
