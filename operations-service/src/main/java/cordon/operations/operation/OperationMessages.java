package cordon.operations.operation;

import com.google.protobuf.Message;
import cordon.platform.contract.EnumNames;
import cordon.platform.contract.Texts;
import cordon.platform.contract.Times;
import cordon.platform.journal.Entry;
import cordon.platform.journal.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operations between the contract and the domain. */
public final class OperationMessages {
  /** Name of its message. */
  public static final String TYPE = cordon.operations.v1.Operation.getDescriptor().getFullName();

  private OperationMessages() {}

  /** Whole. */
  public static cordon.operations.v1.Operation message(Operation operation) {
    var message =
        cordon.operations.v1.Operation.newBuilder()
            .setOperationId(operation.id())
            .setVersion(operation.version())
            .setState(EnumNames.write(cordon.operations.v1.OperationState.class, operation.state()))
            .setStateReason(Texts.write(operation.stateReason()))
            .setExercise(operation.isExercise())
            .setLead(LeadMessages.message(operation.ledBy()))
            .setProgrammeId(Texts.write(operation.programmeId()))
            .setCreateTime(Times.write(operation.created()))
            .setUpdateTime(Times.write(operation.updated()));
    if (operation.approved() != null) {
      message.setApprovedRevision(revision(operation.approved()));
    }
    if (operation.open() != null) {
      message.setOpenRevision(revision(operation.open()));
    }
    if (operation.inForce() != null) {
      message.setInForceTime(Times.write(operation.inForce()));
    }
    return message.build();
  }

  /** As far as a caller sees it. */
  public static cordon.operations.v1.Operation message(SeenOperation seen) {
    return switch (seen) {
      case SeenOperation.Taken(Operation operation) -> message(operation);
      case SeenOperation.Invited invited -> {
        var message =
            cordon.operations.v1.Operation.newBuilder()
                .setOperationId(invited.id())
                .setState(
                    EnumNames.write(cordon.operations.v1.OperationState.class, invited.state()))
                .setStateReason(Texts.write(invited.stateReason()))
                .setExercise(invited.exercise())
                .setLead(LeadMessages.message(invited.lead()));
        if (invited.invitation() != null) {
          message.setInvitation(InvitationMessages.message(invited.invitation()));
        }
        yield message.build();
      }
    };
  }

  /**
   * As it was after a change.
   *
   * @param shown the version that a country was told, which is then shown what {@link
   *     Operation#forCountries} leaves; null for whoever sees it whole
   */
  public static cordon.operations.v1.Operation then(Entry entry, @Nullable Long shown) {
    cordon.operations.v1.Operation whole =
        Versions.state(entry, cordon.operations.v1.Operation.parser());
    if (shown == null) {
      return whole;
    }
    var part =
        whole.toBuilder()
            .setVersion(shown)
            .clearOpenRevision()
            .setUpdateTime(Times.write(entry.time()));
    if (part.hasApprovedRevision()) {
      part.getApprovedRevisionBuilder()
          .clearAuthorSubjects()
          .clearApproverSubject()
          .clearReturnReason()
          .clearAuthorUnits()
          .clearApproverUnit()
          .clearNoOtherUnitReason();
    }
    return part.build();
  }

  static Message journaled(Operation operation) {
    return message(operation);
  }

  static cordon.operations.v1.PlanRevision revision(PlanRevision revision) {
    boolean draft = revision.state() == PlanState.DRAFT;
    // What is submitted had nothing missing by the list of its day, and is not held to a later one.
    List<CompletenessPoint> missing = draft ? Completeness.missing(revision.plan()) : List.of();
    Long list = revision.listInUse();
    var message =
        cordon.operations.v1.PlanRevision.newBuilder()
            .setNumber(revision.number())
            .setState(EnumNames.write(cordon.operations.v1.PlanState.class, revision.state()))
            .setPlan(PlanMessages.message(revision.plan()))
            .setHash(revision.hash())
            .addAllAuthorSubjects(revision.authors())
            .setApproverSubject(Texts.write(revision.approver()))
            .setReturnReason(Texts.write(revision.returnReason()))
            .setCompletenessVersion(list == null ? 0 : Math.toIntExact(list))
            .addAllMissing(points(missing))
            .addAllNeedlessWaivers(points(Completeness.needlesslyWaived(revision.plan())))
            .addAllAuthorUnits(
                revision.unitsOfAuthors().stream().map(LeadMessages::message).toList())
            .setNoOtherUnitReason(Texts.write(revision.noOtherUnit()));
    if (revision.approverUnit() != null) {
      message.setApproverUnit(LeadMessages.message(revision.approverUnit()));
    }
    return message.build();
  }

  private static List<cordon.operations.v1.CompletenessPoint> points(
      List<CompletenessPoint> points) {
    return points.stream()
        .map(point -> EnumNames.write(cordon.operations.v1.CompletenessPoint.class, point))
        .toList();
  }
}
