package cordon.plan;

import cordon.operations.v1.Operation;
import cordon.operations.v1.ParticipantKind;
import cordon.operations.v1.Participation;
import cordon.operations.v1.ParticipationState;
import cordon.platform.contract.EnumNames;
import cordon.platform.projection.EntryReader;
import java.util.Set;

/** Reads what operations publishes. */
public final class PlanMessages {
  /** The service whose feed tells of plans. */
  public static final String SOURCE = "operations";

  /** What is observed of plans. */
  public static final EntryReader<PlanChange> READER =
      new EntryReader<PlanChange>()
          .from(SOURCE)
          .on(Operation.parser(), PlanMessages::changed)
          .on(Participation.parser(), PlanMessages::partOf);

  /** What is asked of that feed: full names of messages. */
  public static final Set<String> TYPES = READER.typesOf(SOURCE);

  /** What was observed when it was not stored yet of which types a feed is read; never added to. */
  public static final Set<String> TYPES_AT_FIRST =
      Set.of("cordon.operations.v1.Operation", "cordon.operations.v1.Participation");

  private PlanMessages() {}

  private static PlanChange changed(Operation operation) {
    var plan = operation.getApprovedRevision().getPlan();
    return new PlanChange.Changed(
        operation.getOperationId(),
        EnumNames.read(OperationState.class, operation.getState()),
        operation.hasApprovedRevision() ? plan.getReportCurrency() : null,
        plan.getTotalsShared(),
        operation.getExercise());
  }

  static PlanChange partOf(Participation part) {
    return new PlanChange.PartOf(
        part.getOperationId(), part.getCountry(), standing(part.getState()), full(part.getKind()));
  }

  /** An entry of a release before says no kind, and one of a release after may say another. */
  private static boolean full(ParticipantKind kind) {
    return switch (kind) {
      case PARTICIPANT_KIND_ASSOCIATE,
          PARTICIPANT_KIND_OBSERVER,
          PARTICIPANT_KIND_SUPPORTING_ORGANISATION ->
          false;
      case PARTICIPANT_KIND_FULL, PARTICIPANT_KIND_UNSPECIFIED, UNRECOGNIZED -> true;
    };
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
