package cordon.reporting.plan;

import com.google.protobuf.InvalidProtocolBufferException;
import cordon.operations.v1.Operation;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.EnumNames;
import cordon.platform.journal.Entry;
import cordon.tasking.v1.Task;
import java.util.Optional;
import java.util.Set;

/** Reads what operations and tasking publish. */
public final class PlanMessages {
  private static final String OPERATION = Operation.getDescriptor().getFullName();
  private static final String PARTICIPATION = Participation.getDescriptor().getFullName();
  private static final String TASK = Task.getDescriptor().getFullName();

  /** What this service reads of the feed of operations. */
  public static final Set<String> OF_OPERATIONS = Set.of(OPERATION, PARTICIPATION);

  /** What this service reads of the feed of tasking. */
  public static final Set<String> OF_TASKING = Set.of(TASK);

  private PlanMessages() {}

  /**
   * What the entry says, or nothing if it is of another type.
   *
   * @throws IllegalArgumentException if it cannot be read; its aggregate is then parked
   */
  public static Optional<PlanChange> read(Entry entry) {
    try {
      byte[] bytes = entry.resource().getData();
      if (entry.type().equals(OPERATION)) {
        return Optional.of(operation(Operation.parseFrom(bytes)));
      }
      if (entry.type().equals(PARTICIPATION)) {
        Participation part = Participation.parseFrom(bytes);
        return Optional.of(
            new PlanChange.PartOf(
                part.getOperationId(), part.getCountry(), standing(part.getState())));
      }
      if (entry.type().equals(TASK)) {
        Task task = Task.parseFrom(bytes);
        return Optional.of(
            new PlanChange.TaskKnown(
                task.getOperationId(), task.getTaskId(), task.getExecutorCountry()));
      }
      return Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("an observed entry cannot be read", e);
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

  private static PlanChange operation(Operation operation) {
    var plan = operation.getApprovedRevision().getPlan();
    return new PlanChange.Changed(
        operation.getOperationId(),
        EnumNames.read(OperationState.class, operation.getState()),
        operation.hasApprovedRevision() ? plan.getReportCurrency() : null,
        plan.getTotalsShared());
  }
}
